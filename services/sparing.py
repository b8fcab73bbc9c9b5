"""The item in force, against what a draft or a case is pinned to: what it spares, whether it still exists."""

from datetime import datetime

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.errors import Conflict

from .models import Draft
from .rules.favours import gains
from .rules.item import Item

REPEALED = "这个事项已经取消，不能再申请和受理。"


def current_item(code: str, at: datetime) -> Item | None:
    """The item of a code as it is in force."""
    edition = Edition.objects.current("service", at, code).first()
    return load(edition) if edition else None


def refuse_repealed(code: str, at: datetime) -> None:
    """Conflict for an item that was cancelled."""
    item = current_item(code, at)
    if item is not None and item.state == "cancelled":
        raise Conflict("item.repealed", REPEALED)


def spared(draft: Draft, at: datetime) -> set[str]:
    """Materials that the items in force no longer ask for, though the draft's editions did."""
    pinned = {edition.code: edition for edition in draft.chosen}
    current = {e.code: e for e in Edition.objects.current("service", at).filter(code__in=pinned).defer("content")}
    moved = [(load(pinned[code]), load(e)) for code, e in current.items() if e.pk != pinned[code].pk]
    return {element for old, new in moved for element in gains(old, new).get("dropped", ())}
