"""The basic directory (基本目录) of the items that are complete: what every implementation list has in common."""

from typing import Any

from .benefits import BENEFITS
from .certificates import CERTIFICATES
from .complete import FIRE_CHECK, FOOD, ITEM_37, ITEM_60
from .members import MEMBERS
from .texts import t

COMMON = (
    "number", "name", "catalog_code", "type", "audience", "statutory", "no_statutory_term", "conditions", "materials",
    "legal_basis", "levels", "fee",
)  # fmt: skip
PROVINCE = t("岚江省人民政府", "Lanjiang Provincial Government")


def directory_item(item: dict[str, Any]) -> dict[str, Any]:
    """The part of an item that the directory fixes."""
    return {**{name: item[name] for name in COMMON if name in item}, "department_name": PROVINCE}


DIRECTORY = {
    FOOD: directory_item(ITEM_37),
    FIRE_CHECK: directory_item(ITEM_60),
    **{content["catalog_code"]: directory_item(content) for content in (*BENEFITS, *CERTIFICATES, *MEMBERS)},
}
