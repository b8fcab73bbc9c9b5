"""Unmasking: reading a protected field in plain writes the read log first, and says what for."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from .actor import Actor
from .clock import now
from .deeds import deed, record
from .errors import Invalid
from .models import ReadEntry, ReadingDelay
from .permissions import POLICY
from .purposes import basis_of


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
) -> list[ReadEntry]:
    """Write one read-log entry per field; reading one's own data is not noted. Raises Invalid without a purpose.

    Without a basis the one that the purpose rests on is noted (purposes.py).
    """
    if by.reference == person:
        return []
    if not (purpose or by.purpose).strip():
        raise Invalid("reading.purpose", "请先写明为什么要查阅。")
    moment = at or now()
    return ReadEntry.objects.bulk_create(
        ReadEntry(
            person=person,
            field=field,
            at=moment,
            actor=by.reference,
            mandate=by.mandate,
            department=by.department,
            purpose=purpose or by.purpose,
            basis=basis or basis_of(purpose or by.purpose),
            case=case or by.case,
        )
        for field in fields
    )


@deed
def delay_disclosure(
    person: str,
    *,
    case: str,
    basis: str,
    asked_by: str,
    until: datetime,
    by: Actor,
    at: datetime | None = None,
) -> ReadingDelay:
    """Show what the approver's department read for a case to `person` only from `until` on (个人信息保护法 18, 35).

    `by` approves what `asked_by` asked for. Raises NotAllowed, and Invalid without a case, a basis, a later end or a
    second pair of eyes. Readings by other departments are told as ever; auditors see all of them all the time.
    """
    POLICY.require(by, "reading.delay", {"department"} if by.department else set())
    moment = at or now()
    if not (case and basis.strip() and asked_by) or asked_by == by.reference or until <= moment:
        raise Invalid("delay.unfounded", "暂缓告知要写明办件、依据和截止时间，并由申请人以外的人批准。")
    if until > moment + timedelta(days=settings.READING_DELAY_MOST_DAYS):
        raise Invalid("delay.too_long", "暂缓告知的截止时间太远。到期仍有必要的，请重新批准。")
    delay: ReadingDelay = ReadingDelay.objects.create(
        person=person, case=case, department=by.department, basis=basis, asked_by=asked_by, approver=by.reference,
        at=moment, until=until,
    )  # fmt: skip
    detail = {"case": case, "delay": str(delay.pk), "asked_by": asked_by, "until": until.isoformat()}
    record("reading.delay", stream=f"person:{person}", by=by, at=at, subject=person, detail=detail)
    return delay
