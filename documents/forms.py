"""Forms of papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Delivery

TRADITIONAL_WAYS = [choice for choice in Delivery.Way.choices if choice[0] != Delivery.Way.ELECTRONIC]


class CheckForm(forms.Form):
    """The number of a paper and the code printed beside it."""

    number = forms.CharField(label=_("文号"), max_length=80, help_text=_("例如：云受〔2026〕12号"))
    code = forms.CharField(label=_("核验码"), max_length=12, help_text=_("文书左下角的 8 位字母和数字"))

    def clean_code(self) -> str:
        """Capital letters, whatever was typed; what looks alike is read as what it must be (Crockford base 32)."""
        code = str(self.cleaned_data["code"]).strip().upper().replace(" ", "")
        return code.translate(str.maketrans("ILO", "110"))


class AddressForm(forms.Form):
    """How papers may be served."""

    ways = forms.MultipleChoiceField(
        label=_("送达到哪里"),
        choices=[("portal", _("本平台站内消息（必选）")), ("email", _("我的电子邮箱")), ("sms", _("我的手机短信"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选上站内消息。")},
    )
    agree = forms.BooleanField(
        label=_("我确认：文书发到这里就算送达，收不到的后果由我承担；地址变了我会来改。"),
        error_messages={"required": _("请先勾选确认，再签署。")},
    )


class VoidForm(forms.Form):
    """Why a paper is void."""

    reason = forms.CharField(label=_("作废理由"), max_length=500, widget=forms.Textarea, help_text=_("当事人会看到"))


class DeliveryForm(forms.Form):
    """Who received a paper, and how."""

    recipient = forms.CharField(widget=forms.HiddenInput)
    way = forms.ChoiceField(label=_("送达方式"), choices=TRADITIONAL_WAYS, widget=forms.RadioSelect)
    receiver = forms.CharField(label=_("签收人"), max_length=60, help_text=_("写签收人姓名；留置送达写见证情况"))

    def __init__(self, *args: Any, mark: str = "delivery", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{mark}-%s"  # several stand on one page
