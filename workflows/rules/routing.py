"""Who acts for a role in a place, and in whose name: competence is data (practice 18). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Mode = Literal["own", "bureau", "entrusted", "delegated"]


@dataclass(frozen=True, slots=True)
class Power:
    """One line: in `division` (significant digits; the places below it too) `acts` does what `role` is asked for.

    `item` limits it to one item (empty: all of the role). `mode`: the organ itself, the approval bureau with the
    power transferred (相对集中许可权), somebody entrusted, who acts in the name of `principal`, or a town or street
    that the power was given to (赋权).
    """

    role: str
    division: str
    item: str
    mode: str
    acts: str
    principal: str
    basis: str
    since: date
    until: date | None = None


def holds(power: Power, *, role: str, region: str, item: str, day: date) -> bool:
    """Whether a line covers a role, a place, an item and a day (a local date; the last day counts)."""
    in_time = power.since <= day and (power.until is None or day <= power.until)
    return in_time and power.role == role and region.startswith(power.division) and power.item in ("", item)


def competent(powers: Iterable[Power], *, role: str, region: str, item: str, day: date) -> Power | None:
    """The line that counts: for this item before all items, the smaller place before the larger, the later line."""
    held = [power for power in powers if holds(power, role=role, region=region, item=item, day=day)]
    return max(held, key=lambda power: (power.item != "", len(power.division), power.since), default=None)


def in_whose_name(power: Power) -> str:
    """The organ whose name, seal and remedies a deed carries: the principal's when entrusted, else one's own."""
    return power.principal if power.mode == "entrusted" else power.acts
