"""What a hall handles."""

from collections.abc import Collection
from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import NotFound

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


@deed
def set_acts(
    hall: Hall, item: str, *, receives: bool, accepts: bool, hands_out: bool, by: Actor, at: datetime | None = None
) -> HallItem:
    """Say which acts of the window a hall does for an item it handles; NotFound when it does not handle it."""
    POLICY.require(by, "register.enter")
    row: HallItem | None = HallItem.objects.select_for_update().filter(hall=hall, item=item).first()
    if row is None:
        raise NotFound("hall.item", "这个大厅不办理这个事项。请先把事项登记到大厅。")
    row.receives, row.accepts, row.hands_out = receives, accepts, hands_out
    row.save(update_fields=["receives", "accepts", "hands_out"])
    detail = {"item": item, "receives": receives, "accepts": accepts, "hands_out": hands_out}
    record("hall.acts", stream="register:hall", subject=hall.reference, by=by, at=at, detail=detail)
    return row
