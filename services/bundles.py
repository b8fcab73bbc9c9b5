"""The members of a bundle as they stand today, and what it takes before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from blueprints.loading import load
from blueprints.models import Edition, kept_rows

from .models import ServiceItem
from .rules.bundle import (
    Bundle,
    Counts,
    can_be_applied_for,
    counts_in_order,
    counts_one_by_one,
    counts_together,
    missing,
)
from .rules.item import Item


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing after another against all as one thing, over the compulsory members that the catalogue lists.

    `apart`: it cannot be applied for at once; forms are not counted then. `unlisted`: members not counted at all.
    """

    before: Counts
    after: Counts
    apart: bool
    members: int
    unlisted: int

    @property
    def fewer_materials(self) -> bool:
        """Whether less is handed in."""
        return self.after.materials < self.before.materials

    @property
    def savings(self) -> int:
        """How many of fields, materials and days become fewer."""
        return sum(getattr(self.after, name) < getattr(self.before, name) for name in Counts.model_fields)

    @property
    def sooner(self) -> bool:
        """Whether it takes fewer working days."""
        return self.after.days < self.before.days


def members_listed(*bundles: Bundle, optional: bool = False) -> dict[str, Item]:
    """The compulsory members that the catalogue lists (`optional`: the others too), by code: one query for all."""
    wanted = {member.item for bundle in bundles for member in bundle.members if optional or member.compulsory}
    keys = dict(ServiceItem.objects.filter(code__in=wanted).values_list("code", "edition"))
    editions = kept_rows(Edition, keys.values())
    return {code: load(editions[key]) for code, key in keys.items()}


def compared(bundle: Bundle, listed: Mapping[str, Item]) -> Comparison:
    """Before and after, computed from the members."""
    return comparison(Same((bundle, *(listed.get(member.item) for member in bundle.members))))


class Same(tuple[Any, ...]):
    """Values that never change, as a key: `load` gives the same object for the same content."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and tuple(map(id, self)) == tuple(map(id, other))


@lru_cache(maxsize=512)
def comparison(values: Same) -> Comparison:
    """The same, of a bundle and its members in order; None for one that is not listed."""
    bundle: Bundle = values[0]
    listed = {member.item: item for member, item in zip(bundle.members, values[1:], strict=True) if item is not None}
    wanted = [member.item for member in bundle.members if member.compulsory]
    items = [listed[code] for code in wanted if code in listed]
    apart = bool(missing(bundle, {code: item for code, item in listed.items() if can_be_applied_for(item)}))
    count = counts_in_order if bundle.in_order else counts_together
    after = count(items, bundle.promised)
    return Comparison(counts_one_by_one(items), after, apart, len(bundle.members), len(wanted) - len(items))
