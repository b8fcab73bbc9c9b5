"""Fields that several forms share."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ..registry import all_matters

DOCUMENTS = [
    ("111", _("居民身份证")), ("154", _("港澳台居民居住证")), ("516", _("港澳居民来往内地通行证")),
    ("511", _("台湾居民来往大陆通行证")), ("414", _("护照")), ("553", _("外国人永久居留身份证")),
    ("other", _("其他证件")),
]  # fmt: skip


def text(label: Any, hint: Any = "", *, maximum: int = 100, required: bool = True, **attrs: str) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label, help_text=hint, max_length=maximum, required=required, widget=forms.TextInput(attrs=attrs)
    )


def day(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:
    """A date; the browser's own picker, or typed as 2026-11-25."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


def select(label: Any, choices: Any = ()) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.Select(attrs={"class": "input"}))


def document_kind() -> forms.ChoiceField:
    """Which document."""
    return select(_("证件"), DOCUMENTS)


def document_number(label: Any = None) -> forms.CharField:
    """Its number, as people type it."""
    hint = _("照证件填写，空格和大小写不影响。")
    return text(label or _("证件号码"), hint, maximum=60, autocomplete="off", spellcheck="false")


def matters(label: Any, hint: Any = "", *, required: bool = False) -> forms.MultipleChoiceField:
    """Items and bundles to tick."""
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=required, choices=matter_choices, widget=forms.CheckboxSelectMultiple
    )


def matter_choices() -> list[tuple[str, str]]:
    """What can be applied for, in the visitor's language."""
    language = (get_language() or "").lower()
    key = "en" if language.startswith("en") else "zh-Hant" if language == "zh-hant" else "zh-Hans"
    named = [(m, m.name.get(key) or m.name.get("zh-Hans", m.code)) for m in all_matters()]
    return [
        (m.code, say("%(item)s（须本人办理，不能委托）") % {"item": name} if m.in_person else name) for m, name in named
    ]
