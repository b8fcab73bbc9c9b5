"""Forms by which people let others act for them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from . import fields

KINDS = [("guardian", _("我是监护人（孩子或被监护人）")), ("elder_help", _("我帮长辈办事（长辈代办）"))]
PROOFS = [
    ("household_register", _("户口簿")), ("birth_certificate", _("出生医学证明")),
    ("marriage_certificate", _("结婚证")), ("court_paper", _("法院判决或裁定")),
    ("committee_paper", _("居委会、村委会或民政部门出具的证明")),
]  # fmt: skip


class WhoForm(forms.Form):
    """Somebody by name and document."""

    name = fields.text(_("姓名"), _("和证件上写的一样。"), autocomplete="off")
    document = fields.document_kind()
    number = fields.document_number()


class ProxyForm(WhoForm):
    """A power of attorney."""

    scope = fields.matters(_("委托办哪些事"), _("按事项委托请勾选；只委托一个办件，请填下面的办件编号。"))
    case = fields.text(_("办件编号"), _("只委托已经提交的一件事时填写。"), required=False, maximum=60)
    single_use = forms.BooleanField(label=_("只办一次，用过就结束"), required=False)
    valid_from = fields.day(_("从哪天起"))
    valid_to = fields.day(_("到哪天止"), _("最长一年，到期自动结束，随时可以撤销。"))


class ShowForm(WhoForm):
    """One's certificate shown to somebody: why, until when."""

    reason = fields.text(_("给对方看做什么"), _("例如：租房核对。不要写个人信息。"), maximum=300)
    until = fields.day(_("到哪天止"), _("最长 90 天，含当天；随时可以收回。"))


class HandlerForm(WhoForm):
    """A firm's handler."""

    scope = fields.matters(_("可以办哪些事"), _("不勾选就是全部事项。"))
    valid_from = fields.day(_("从哪天起"))
    valid_to = fields.day(_("到哪天止"), _("可以不填，随时可以结束。"), required=False)


class FamilyForm(WhoForm):
    """A family tie."""

    kind = forms.ChoiceField(label=_("关系"), choices=KINDS, widget=forms.RadioSelect)
    proof = fields.select(_("用什么证件证明"), PROOFS)
    field_order = ("kind", "name", "document", "number", "proof")
