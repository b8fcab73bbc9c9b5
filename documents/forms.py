"""Forms of papers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """The number of a paper and the code printed beside it."""

    number = forms.CharField(label=_("文号"), max_length=80, help_text=_("例如：云受〔2026〕12号"))
    code = forms.CharField(label=_("核验码"), max_length=12, help_text=_("文书左下角的 8 位字母和数字"))

    def clean_code(self) -> str:
        """Capital letters, whatever was typed; what looks alike is read as what it must be (Crockford base 32)."""
        code = str(self.cleaned_data["code"]).strip().upper().replace(" ", "")
        return code.translate(str.maketrans("ILO", "110"))
