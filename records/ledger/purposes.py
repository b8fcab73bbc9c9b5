"""What the codes of the read log mean in words, and the basis a purpose rests on when none is given."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

STATUTORY = "《中华人民共和国个人信息保护法》第十三条第一款第三项"
OVERSIGHT = "《中华人民共和国个人信息保护法》第五十四条"
RIGHTS = "《中华人民共和国个人信息保护法》第五十条"


@dataclass(frozen=True, slots=True)
class ReadPurpose:
    """Why data is read: in words, and by which article."""

    label: Any
    basis: str


READ_PURPOSES = {
    "counter": ReadPurpose(_("窗口办理"), STATUTORY),
    "case": ReadPurpose(_("审查办件"), STATUTORY),
    "licence": ReadPurpose(_("查看证照"), STATUTORY),
    "contact": ReadPurpose(_("联系申请人"), STATUTORY),
    "verify": ReadPurpose(_("核对身份"), STATUTORY),
    "correction": ReadPurpose(_("答复更正请求"), RIGHTS),
    "objection": ReadPurpose(_("答复异议"), RIGHTS),
    "complaint": ReadPurpose(_("处理投诉"), RIGHTS),
    "audit": ReadPurpose(_("审计"), OVERSIGHT),
    "inspection": ReadPurpose(_("监督检查"), STATUTORY),
}
FIELDS = {
    "name": _("姓名"), "id_number": _("证件号码"), "phone": _("手机号"), "email": _("电子邮箱"),
    "application": _("申请内容"), "material": _("申请材料"), "paper": _("文书"), "licence": _("电子证照"),
    "answer": _("申请内容中的敏感项"), "trail": _("留痕中的加密内容"), "correction": _("更正请求"),
    "request": _("个人信息请求"),
}  # fmt: skip


def basis_of(purpose: str) -> str:
    """The basis of a purpose that was noted without one."""
    known = READ_PURPOSES.get(purpose)
    return known.basis if known else STATUTORY


def purpose_label(purpose: str) -> Any:
    """A purpose in words; one that is not a code of ours is shown as it was written."""
    known = READ_PURPOSES.get(purpose)
    return known.label if known else purpose


def field_label(field: str) -> Any:
    """What was read, in words; `answer.…` and the like by their first part."""
    return FIELDS.get(field) or FIELDS.get(field.partition(".")[0]) or _("申请内容")
