"""Where an application is done, and who takes part when that is not where the applicant is (通办)."""

from collections.abc import Iterable
from typing import NamedTuple

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.errors import Conflict
from records.registers.models import Department

from ..rules.cross import COUNTY, Mode, crossing, together
from ..rules.item import Item
from ..rules.item.codes import region_served

NO_WINDOW = "您所在的地方还没有开通代收窗口。请到办理地的窗口，或者拨打当地 12345。"
NO_ORGAN = "这里没有办理这个事项的机关。请选择别的办理地。"
HALL = "service_hall"


class Place(NamedTuple):
    """The division where it is done, the mode, and the window or organ elsewhere that takes part."""

    region: str
    mode: Mode
    taken_in_by: Department | None


def settle_place(members: Iterable[Edition], home: str, wanted: str) -> Place:
    """Where an application is done: where the applicant wants, else where they are, else where the items are done.

    Conflict where it cannot be done from `home`: the items' 通办 does not reach, or nobody there takes it in.
    """
    items: list[Item] = [load(member) for member in members]
    county = wanted[:COUNTY] or home[:COUNTY]
    if not competent(items, county):
        county = wanted[:COUNTY] or served(items) or county
        if not competent(items, county):
            raise Conflict("cross.no_organ", NO_ORGAN)
    if county == home[:COUNTY] or not home:
        return Place(home or county, "", None)
    found = together([crossing(item.convenience, home, county) for item in items])
    if found.refused:
        raise Conflict("cross.refused", found.refused)
    return Place(county, found.mode, taking_part(items, home, found.mode))


def roles_of(items: list[Item]) -> set[str]:
    """The organs that decide."""
    return {item.powers.organ_role for item in items if item.powers}


def competent(items: list[Item], county: str) -> bool:
    """Whether every deciding organ is there."""
    wanted = roles_of(items)
    rows = Department.objects.filter(division__code=county.ljust(12, "0"), role__in=wanted, valid_to=None)
    return len(set(rows.values_list("role", flat=True))) == len(wanted)


def served(items: list[Item]) -> str:
    """The county that all items name as theirs; empty where they differ."""
    found = {region_served(item)[:COUNTY] for item in items}
    return found.pop() if len(found) == 1 else ""


def taking_part(items: list[Item], home: str, mode: Mode) -> Department | None:
    """The window that collects, or the organ that does its part, in the applicant's county."""
    if mode == "online":
        return None
    role = HALL if mode == "collected" else sorted(roles_of(items))[0]
    county = home[:COUNTY].ljust(12, "0")
    found: Department | None = Department.objects.filter(division__code=county, role=role, valid_to=None).first()
    if found is None:
        raise Conflict("cross.no_window", NO_WINDOW)
    return found
