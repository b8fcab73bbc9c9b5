"""Entering and updating register rows, by code."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..models import ToDo
from ..permissions import POLICY


@deed
def enter_rows(
    model: type[models.Model],
    rows: Sequence[Mapping[str, Any]],
    *,
    keys: tuple[str, ...],
    by: Actor,
    at: datetime | None = None,
) -> int:
    """Create or update `rows` of a register by their natural `keys`; how many were new. Safe to repeat."""
    POLICY.require(by, "register.enter")
    new = 0
    for values in rows:
        natural = {key: values[key] for key in keys}
        rest = {name: value for name, value in values.items() if name not in keys}
        _, created = model._default_manager.update_or_create(**natural, defaults=rest)
        new += created
    record(
        "register.enter",
        stream=f"register:{model._meta.model_name}",
        by=by,
        at=at,
        detail={"rows": len(rows), "new": new},
    )
    return new


@deed
def open_todo(
    *,
    kind: str,
    key: str,
    department: Any,
    subject_kind: str,
    subject: str,
    sentence: dict[str, str],
    by: Actor,
    at: datetime | None = None,
) -> None:
    """Put a to-do on a department's list, once per (kind, key)."""
    if ToDo.objects.filter(kind=kind, key=key).exists():
        return
    ToDo.objects.create(
        kind=kind,
        key=key,
        department=department,
        subject_kind=subject_kind,
        subject=subject,
        sentence=sentence,
        opened_at=at or now(),
    )
    record("todo.open", stream=f"todo:{kind}:{key}", by=by, at=at, subject=subject)


@deed
def open_todos(
    kind: str, rows: Sequence[Mapping[str, Any]], *, stream: str, by: Actor, at: datetime | None = None
) -> int:
    """Put many to-dos of one kind on their departments' lists, once per (kind, key); how many were new.

    A row has `key`, `department`, `subject_kind`, `subject`, `sentence`, `region`. One trail entry for all.
    """
    known = set(ToDo.objects.filter(kind=kind, key__in=[row["key"] for row in rows]).values_list("key", flat=True))
    fresh = [ToDo(kind=kind, opened_at=at or now(), **row) for row in rows if row["key"] not in known]
    if fresh:
        ToDo.objects.bulk_create(fresh, ignore_conflicts=True)
        record("todo.open", stream=stream, by=by, at=at, detail={"kind": kind, "count": len(fresh)})
    return len(fresh)


@deed
def close_todos(kind: str, prefix: str, *, stream: str, by: Actor, at: datetime | None = None) -> int:
    """Close the open to-dos of a kind whose key begins with `prefix`; how many there were."""
    rows = ToDo.objects.filter(kind=kind, key__startswith=prefix, closed_at=None)
    if not rows.exists():
        return 0
    closed = rows.update(closed_at=at or now())
    record("todo.close", stream=stream, by=by, at=at, detail={"kind": kind, "count": closed})
    return closed
