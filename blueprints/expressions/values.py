"""Stored answers as values of a type: decimals, dates, texts, lists; None is absence."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from .nodes import MAX_ITEMS


def as_value(raw: Any, kind: str) -> Any:
    """`raw` as a value of `kind`. What is empty, or no value of that kind, is absent: None."""
    if raw is None or raw == "":
        return None
    if kind.startswith("list:"):
        return as_list(raw, kind.removeprefix("list:"))
    if kind == "bool":
        return raw if isinstance(raw, bool) else None
    if kind == "number":
        return as_number(raw)
    if kind == "date":
        return as_date(raw)
    return raw if isinstance(raw, str) else None


def as_list(raw: Any, kind: str) -> list[Any] | None:
    """The elements that are there; an empty list is absent. Rows and files count, they have no value here."""
    if not isinstance(raw, list | tuple):
        return None
    parts = list(raw[:MAX_ITEMS])
    values = parts if kind in {"row", "file"} else [value for p in parts if (value := as_value(p, kind)) is not None]
    return values or None


def as_number(raw: Any) -> Decimal | None:
    """A finite decimal."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def as_date(raw: Any) -> date | None:
    """A local date."""
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else None
    except ValueError:
        return None
