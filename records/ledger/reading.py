"""Unmasking: reading a protected field in plain writes the read log first."""

from datetime import datetime
from typing import Any

from .actor import Actor
from .clock import now
from .models import ReadEntry


def reveal(
    row: Any, field: str, *, by: Actor, purpose: str, basis: str = "", case: str = "", at: datetime | None = None
) -> str:
    """The plain value of an encrypted `field`, after noting who read it, for what purpose, basis and case."""
    note_reading(row.reference, [field], by=by, purpose=purpose, basis=basis, case=case, at=at)
    plain: str = getattr(row, field).plain()
    return plain


def note_reading(
    person: str,
    fields: list[str],
    *,
    by: Actor,
    purpose: str,
    basis: str = "",
    case: str = "",
    at: datetime | None = None,
) -> None:
    """Write one read-log entry per field; reading one's own data is not noted."""
    if by.reference == person:
        return
    moment = at or now()
    ReadEntry.objects.bulk_create(
        ReadEntry(
            person=person,
            field=field,
            at=moment,
            actor=by.reference,
            mandate=by.mandate,
            department=by.department,
            purpose=purpose or by.purpose,
            basis=basis,
            case=case or by.case,
        )
        for field in fields
    )
