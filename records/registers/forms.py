"""Forms of the registers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RepealForm(forms.Form):
    """From when a regulation holds no longer, and by what."""

    on = forms.DateField(label=_("废止日期"), widget=forms.DateInput(attrs={"type": "date"}))
    repealed_by = forms.CharField(label=_("依据（哪份文件废止了它）"), max_length=200)
