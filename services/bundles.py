"""The members of a bundle as they stand today."""

from blueprints.loading import load

from .models import ServiceItem
from .rules.bundle import Bundle, can_be_applied_for
from .rules.item import Item


def members_ready(*bundles: Bundle) -> dict[str, Item]:
    """The compulsory members that can be applied for online now, by code: one query for all bundles."""
    wanted = {member.item for bundle in bundles for member in bundle.members if member.compulsory}
    rows = ServiceItem.objects.select_related("edition").filter(code__in=wanted, complete=True)
    items = {row.code: load(row.edition) for row in rows}
    return {code: item for code, item in items.items() if can_be_applied_for(item)}
