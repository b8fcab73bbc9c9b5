"""Ending a process."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import put

from ..models import Process
from ..registry import process_kinds


def end_process(process: Process, end: str, *, by: Actor, at: datetime | None) -> None:
    """Set the end and tell the kind; the end of an inner process settles the step that waits for it."""
    process.state, process.ended_at = end, at
    process.save(update_fields=["state", "ended_at"])
    if process.parent_task_id is not None:
        put("process.join", process.reference, process.reference, region=process.region)
    else:
        process_kinds.get(process.kind).outcome(process, by=by, at=at)
