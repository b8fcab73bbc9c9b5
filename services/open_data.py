"""Open data of the catalogue: items, bundles, powers."""

from django.utils.translation import gettext_lazy as _

from records.registers.open_data import CODE, NAME, PIECE, chinese
from records.registers.registry import Dataset, Rows

from .models import BundleItem, Power, ServiceItem


def items() -> Rows:
    """Items in force."""
    for row in ServiceItem.objects.defer("search").order_by("code").iterator(PIECE):
        yield {
            "code": row.code, "catalog_code": row.catalog_code, "name": chinese(row.name), "type": row.type,
            "audience": ",".join(row.audience), "department": chinese(row.department_name), "region": row.region,
            "complete": row.complete,
        }  # fmt: skip


def bundles() -> Rows:
    """Bundles with their members."""
    for row in BundleItem.objects.order_by("code").iterator(PIECE):
        lead = chinese(row.department_name)
        yield {"code": row.code, "name": chinese(row.name), "lead": lead, "members": ",".join(row.members)}


def powers() -> Rows:
    """The list of powers."""
    for row in Power.objects.order_by("code").iterator(PIECE):
        yield {"code": row.code, "type": row.type, "name": chinese(row.name), "department": row.department}


DEPARTMENT = _("实施主体")
OWN = {
    "items": Dataset(_("政务服务事项"), {
        "code": CODE, "catalog_code": _("基本编码"), "name": NAME, "type": _("事项类型代码"),
        "audience": _("服务对象：natural 个人，legal 法人"), "department": DEPARTMENT,
        "region": _("行政区划代码的有效位，空为不分地区"), "complete": _("指南是否完整"),
    }, items),
    "bundles": Dataset(
        _("一件事"), {"code": CODE, "name": NAME, "lead": _("牵头部门"), "members": _("成员事项编码")}, bundles
    ),
    "powers": Dataset(
        _("权责清单"), {"code": CODE, "type": _("事项类型代码"), "name": NAME, "department": DEPARTMENT}, powers
    ),
}  # fmt: skip
