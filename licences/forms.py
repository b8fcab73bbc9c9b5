"""Forms of the public check."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """A certificate's number or identifier."""

    code = forms.CharField(label=_("证照编号或证照标识"), max_length=120)


class FileForm(forms.Form):
    """The electronic certificate itself."""

    file = forms.FileField(label=_("电子证照文件（PDF）"))
