"""What a later edition of an item spares the applicant (practice 12): only that reaches drafts and running cases."""

from typing import Any

from .item import Item


def gains(pinned: Item, current: Item) -> dict[str, Any]:
    """A shorter promise, materials no longer asked for, a fee no longer taken; nothing that would burden."""
    found: dict[str, Any] = {}
    old, new = pinned.promised, current.promised
    if old and new and old.unit == new.unit and new.days < old.days:
        found["promised"] = new.model_dump(mode="json", exclude_none=True)
    dropped = sorted(demanded(pinned) - demanded(current))
    if dropped:
        found["dropped"] = dropped
    if pinned.fee.charged and not current.fee.charged:
        found["no_fee"] = True
    return found


def demanded(item: Item) -> set[str]:
    """Elements that the applicant has to bring."""
    return {m.element for m in item.materials if m.necessity == "required" and not m.exempt}
