"""What an item means where the visitor is: halls that handle it, the same elsewhere, who helps in town or village."""

from typing import Any

from records.registers.halls import handling, told
from records.registers.models import Department, Division
from records.registers.regions import around, padded

from .models import ServiceItem
from .rules.item import Item

HALLS = 3
OTHERS = 10
COUNTY_LEVEL, MOST_PLACES = 3, 200


def locality(row: ServiceItem, item: Item, region: str) -> dict[str, Any]:
    """For the guide: `halls` of the visitor's county, `elsewhere`, whether it `serves_here`, else what is `nearer`,
    and the town or village (`helper`) that takes it over the counter."""
    same = ServiceItem.objects.filter(catalog_code=row.catalog_code).exclude(pk=row.pk).order_by("region", "code")
    elsewhere = list(same[:OTHERS]) if row.catalog_code else []
    serves = not row.region or region.startswith(row.region) or row.region.startswith(region)
    nearer = [other for other in elsewhere if not other.region or region.startswith(other.region)]
    return {
        "halls": told(list(handling(row.code).within(region[:6])[:HALLS])), "elsewhere": elsewhere,
        "serves_here": serves, "nearer": max(nearer, key=lambda other: len(other.region), default=None),
        "helper": helper(item, region),
    }  # fmt: skip


def places(item: Item) -> list[Department]:
    """Where something that may be done elsewhere (通办) is decided: the competent organs of counties, by division."""
    if not (item.convenience and item.convenience.way and item.powers):
        return []
    rows = Department.objects.filter(role=item.powers.organ_role, valid_to=None, division__level=COUNTY_LEVEL)
    return list(rows.select_related("division").order_by("division__code")[:MOST_PLACES])


def helper(item: Item, region: str) -> Division | None:
    """The village, else the town, of the visitor that the item names as delegated."""
    named = {*item.town_codes, *item.village_codes}
    code = next((padded(part) for part in around(region) if padded(part) in named), "")
    return Division.objects.filter(code=code, valid_to=None).first() if code else None
