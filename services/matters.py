"""What one may be asked to do for another: items and bundles that can be applied for, with what acting asks."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from django.urls import reverse

from blueprints.loading import load
from blueprints.models import Edition
from identity.rules.acting import Matter
from records.ledger.clock import now

from .models import BundleItem, ServiceItem
from .rules.item import Item

MOST = 120  # offered on one page


def matters_of(codes: Collection[str]) -> list[Matter]:
    """The items and bundles of these codes."""
    if not codes:
        return []
    rows = [m.objects.filter(code__in=codes).select_related("edition__base") for m in (ServiceItem, BundleItem)]
    return [matter(row.edition) for row in chain(*rows)]


def all_matters() -> list[Matter]:
    """What can be applied for online: bundles first, then items, at most MOST."""
    bundles = BundleItem.objects.filter(complete=True).select_related("edition__base")
    items = ServiceItem.objects.filter(complete=True).select_related("edition__base").order_by("number", "code")
    found = chain((row.edition for row in bundles), (row.edition for row in items[:MOST] if load(row.edition).process))
    return [matter(edition) for edition in found][:MOST]


def matter(edition: Edition) -> Matter:
    """An edition as a matter; of a bundle the hardest of its members."""
    value = load(edition)
    items = [value] if isinstance(value, Item) else members_of(value)
    return Matter(edition.code, value.name, any(i.in_person for i in items), level_of(items), page_of(edition))


def page_of(edition: Edition) -> str:
    """Where people start it."""
    return reverse("services:bundle" if edition.kind == "bundle" else "services:guide", args=[edition.code])


def members_of(bundle: Any) -> list[Item]:
    """The compulsory members of a bundle as they stand today."""
    wanted = [member.item for member in bundle.members if member.compulsory]
    return [load(e) for e in Edition.objects.current("service", now()).filter(code__in=wanted).select_related("base")]


def level_of(items: Iterable[Item]) -> int:
    """The 实名等级 that applying for all of them takes."""
    return max((item.min_auth_level for item in items), default=2)
