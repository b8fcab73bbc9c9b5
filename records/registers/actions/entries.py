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
