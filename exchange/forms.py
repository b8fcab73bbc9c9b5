"""Forms of notices."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WebhookForm(forms.Form):
    """Where a party's own system listens."""

    url = forms.URLField(
        label=_("接收地址"), max_length=300, assume_scheme="https", help_text=_("以 https:// 开头，公网能访问")
    )


class TrialForm(forms.Form):
    """By which channel to try words."""

    channel = forms.ChoiceField(
        label=_("试发到"), choices=[("email", _("我的邮箱")), ("sms", _("我的手机"))], widget=forms.RadioSelect
    )
