"""Forms on the page of one's level."""

from django import forms
from django.utils.translation import gettext_lazy as _

from . import fields

ADDRESS_HINT = _("写全区县、街道或乡镇和门牌号。信由大厅寄出。")
CODE_HINT = _("8 位字母和数字，空格和大小写不影响。")


class LetterForm(forms.Form):
    """Where the letter goes."""

    address = fields.text(_("住址"), ADDRESS_HINT, maximum=200, autocomplete="street-address")


class CodeForm(forms.Form):
    """What the letter says."""

    code = fields.text(_("信里的验证码"), CODE_HINT, maximum=20, autocomplete="one-time-code")
