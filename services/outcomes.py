"""What happens when a case's process ends: decision, certificate, notice; the bundle closes when all have ended."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from workflows.models import Process, Task

from .actions.deciding import decide_case
from .models import Application


def conclude(process: Process, *, by: Actor, at: datetime | None) -> None:
    """The outcome of a case: called once by the engine, harmless when called again."""
    if process.state == Process.State.WITHDRAWN:
        return
    rows = Application.objects.select_related("department", "person", "organisation", "parent", "edition")
    case = rows.filter(reference=process.upper_ref).first()
    if case is None or case.ended:
        return
    last = process.tasks.filter(state=Task.State.DONE).order_by("-done_at").first()
    decided_at = last.done_at if last and last.done_at else at
    granted = process.state == Process.State.APPROVED
    decide_case(case, last.opinion if last else "", decided_at or now(), granted=granted, by=by, at=at)
