"""What a hall handles."""

from collections.abc import Collection
from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import Hall, HallItem
from ..permissions import POLICY


@deed
def assign_items(hall: Hall, items: Collection[str], *, by: Actor, at: datetime | None = None) -> int:
    """From now on the hall handles exactly these items (codes); how many are new. Safe to repeat."""
    POLICY.require(by, "register.enter")
    held = set(HallItem.objects.filter(hall=hall).values_list("item", flat=True))
    new, gone = sorted(set(items) - held), held - set(items)
    HallItem.objects.bulk_create([HallItem(hall=hall, item=item) for item in new], ignore_conflicts=True)
    HallItem.objects.filter(hall=hall, item__in=gone).delete()
    if new or gone:
        detail = {"new": len(new), "gone": len(gone)}
        record("hall.items", stream="register:hall", subject=hall.reference, by=by, at=at, detail=detail)
    return len(new)
