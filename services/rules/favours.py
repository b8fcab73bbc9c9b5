"""What a later edition of an item spares the applicant (practice 12): only that reaches drafts and running cases."""

from collections.abc import Mapping
from typing import Any

from .item import Item, Material


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


def wanted(item: Item, answers: Mapping[str, Any]) -> list[Material]:
    """The materials of a case as its situations rewrite them, where a field of the form answers them."""
    answered = [(s, {answers.get(s.field)}) for s in item.situations if s.field]
    bound = {need for s, _ in answered for option in s.options for need in option.needs}
    chosen = {need for s, told in answered for option in s.options if option.id in told for need in option.needs}
    dropped = {drop for s, told in answered for option in s.options if option.id in told for drop in option.drops}
    return [m for m in item.materials if (m.id not in bound or m.id in chosen) and m.id not in dropped]
