"""Making a notice in a deed; mailing it in a worker; reading it."""

from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record

from ..models import Notice


@deed
def notify(
    kind: str,
    *,
    key: str,
    recipient: str,
    ref: str,
    by: Actor,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
) -> Notice:
    """Tell `recipient` (a person reference) something about `ref`, once per `key`; sent after the commit."""
    known: Notice | None = Notice.objects.filter(key=key).first()
    if known is not None:
        return known
    notice: Notice = Notice.objects.create(
        key=key, kind=kind, recipient=recipient, upper_ref=ref, data=data or {}, made_at=at or now()
    )
    record("notice.make", stream=f"case:{ref}", subject=notice.reference, by=by, at=at, detail={"kind": kind})
    put("notice", notice.reference, notice.reference)
    return notice


@deed
def read_notices(*, by: Actor, at: datetime | None = None) -> int:
    """Mark one's own notices read; how many were new."""
    unread = list(Notice.objects.visible_to(by).unread().values_list("reference", flat=True))
    if unread:
        Notice.objects.filter(reference__in=unread).update(read_at=at)
        record("notice.read", stream=f"person:{by.reference}", by=by, at=at, detail={"notices": unread})
    return len(unread)


@deed
def mail_notice(notice: Notice, *, by: Actor, at: datetime | None = None) -> None:
    """Note that a notice left by e-mail."""
    Notice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=at)
    record("notice.mail", stream=f"case:{notice.upper_ref}", subject=notice.reference, by=by, at=at)
