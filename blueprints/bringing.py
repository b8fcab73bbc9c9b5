"""The form of an import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from records.ledger.errors import Invalid

from .registry import blueprint_kinds
from .sheets import FORMATS, format_of

MOST = 64 * 1024**2  # bytes; longer lists go through `manage.py import_items`
TOO_LARGE = "文件超过 64 MB。请分成几份上传，或请运维人员用命令导入。"
FORMAT_NAMES = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}


def kinds_with_tables() -> list[tuple[str, str]]:
    """The kinds of configuration that come in tables, with what people call them."""
    return [(name, str(entry.title)) for name, entry in blueprint_kinds.items() if entry.table is not None]


class ImportForm(forms.Form):
    """A list to be imported."""

    kind = forms.ChoiceField(label=_("清单"), choices=kinds_with_tables)
    file = forms.FileField(
        label=_("文件"), widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{end}" for end in FORMATS)})
    )

    def clean_file(self) -> Any:
        """A file of a kind and size that can be read."""
        file = self.cleaned_data["file"]
        try:
            format_of(file.name)
        except Invalid as refused:
            raise forms.ValidationError(refused.sentence) from None
        if file.size > MOST:
            raise forms.ValidationError(_(TOO_LARGE))
        return file
