"""A move of a plan, a check or a finding is a row with its author and reason."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import record

from ..models import Step


def note_step(
    subject: str, to: str, *, stream: str, act: str, region: str, by: Actor, at: datetime | None, reason: str = ""
) -> None:  # fmt: skip
    """Write the row, and the entry in the trail (without the reason's words)."""
    Step.objects.create(subject=subject, to=to, reason=reason[:500], mandate=by.mandate or by.reference, at=at or now())
    record(act, stream=stream, subject=subject, by=by, at=at, region=region, detail={"to": to})
