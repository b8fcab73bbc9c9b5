"""Forms of window clerks and helpers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.levels import AT_COUNTER
from . import fields

PLACES = [("window", _("窗口")), ("village", _("村、社区")), ("home", _("上门"))]
WAYS = [
    ("id_card", _("再读一次本人证件")), ("signature", _("本人签名（上传照片或扫描件）")), ("witness", _("见证人在场")),
]  # fmt: skip


class EvidenceForm(forms.Form):
    """What was shown."""

    document = fields.document_kind()
    number = fields.document_number(_("从证件读到的号码"))
    kind = fields.select(_("核验方式"))
    basis = fields.text(_("核对了什么"), _("例如：照片、有效期与本人一致。不要写个人信息。"), maximum=200)
    paper = forms.FileField(label=_("签名的确认单"), required=False, help_text=_("选“在纸上签名”时上传。"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(route.kind, _(route.title)) for route in AT_COUNTER]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class RegistrationForm(forms.Form):
    """A person who is at the counter."""

    name = fields.text(_("姓名"), _("照证件填写；外文姓名照护照的拼写和顺序。"))
    document = fields.document_kind()
    number = fields.document_number()
    birth_date = fields.day(_("出生日期"), _("证件号码里没有出生日期时填写。"), required=False)
    phone = fields.text(_("手机号码"), _("没有手机可以不填。"), required=False, maximum=20, inputmode="tel")
    owner_document = fields.document_kind()
    owner_number = fields.text(
        _("机主的证件号码"), _("和家人共用手机时填写，机主要在场同意。"), required=False, maximum=60
    )


class HelpForm(forms.Form):
    """Whom to help with what."""

    document = fields.document_kind()
    number = fields.document_number(_("从本人证件读到的号码"))
    item = fields.select(_("帮办什么"))
    place = fields.select(_("在哪里"), PLACES)

    def __init__(self, *args: object, items: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["item"].choices = items  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """How the person confirms."""

    how = forms.ChoiceField(label=_("确认方式"), choices=WAYS, widget=forms.RadioSelect)
    number = fields.text(_("从本人证件读到的号码"), required=False, maximum=60, autocomplete="off")
    paper = forms.FileField(label=_("签名的照片或扫描件"), required=False)
    witness = fields.text(_("见证人姓名"), required=False, maximum=60)
