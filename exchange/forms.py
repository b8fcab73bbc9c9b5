"""Forms of notices and messages."""

from collections.abc import Mapping
from typing import Any

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


class AnswerForm(forms.Form):
    """The answer to a message: what was found, and how."""

    outcome = forms.ChoiceField(label=_("反馈结果"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("情况说明"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=2000,
        help_text=_("写明怎么核的、结果是什么。不要写当事人的证件号码、电话。"),
    )  # fmt: skip

    def __init__(self, *args: Any, outcomes: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = list(outcomes.items())  # type: ignore[attr-defined]
