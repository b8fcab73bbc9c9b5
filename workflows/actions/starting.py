"""Starting and withdrawing a process."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.registers.models import Department

from ..models import Process, Task
from ..permissions import POLICY
from ..rules import flow
from .ending import end_process
from .opening import make_tasks


@deed
def start_process(
    *,
    kind: str,
    edition: Edition,
    upper_ref: str,
    data: dict[str, Any],
    departments: dict[str, Department],
    region: str,
    by: Actor,
    at: datetime | None = None,
    item: str = "",
    parent_task: Task | None = None,
) -> Process:
    """Start the process of a case and open its first tasks. A second start for the same case gives the first.

    `item` is the item's code (competences may name it); `parent_task` is the step that waits for an inner process.
    """
    POLICY.require(by, "process.start")
    known: Process | None = Process.objects.filter(upper_ref=upper_ref, parent_task=parent_task).first()
    if known is not None:
        return known
    step = flow.start(load(edition).graph(), data)
    process: Process = Process.objects.create(
        kind=kind,
        edition=edition,
        upper_ref=upper_ref,
        item=item,
        parent_task=parent_task,
        flow=step.state,
        region=region,
        started_at=at or now(),
        departments={role: str(department.pk) for role, department in departments.items()},
    )
    detail = {"process": process.reference, "edition": edition.reference}
    record(
        "process.start",
        stream=f"case:{upper_ref}",
        subject=process.reference,
        by=by,
        at=at,
        region=region,
        detail=detail,
    )
    make_tasks(process, step.open, {}, at or now())
    if step.end:
        end_process(process, step.end, by=by, at=at)
    return process


@deed
def withdraw_process(process: Process, *, by: Actor, at: datetime | None = None) -> Process:
    """End a process because its case was withdrawn; open tasks are cancelled."""
    POLICY.require(by, "process.withdraw")
    process = Process.objects.select_for_update().get(pk=process.pk)
    step = flow.apply(load(process.edition).graph(), process.flow, {"do": "withdraw", "task": ""})
    if step.error:
        raise Conflict("process.ended", "这件事已经办结，不能再撤回。")
    process.flow, process.state, process.ended_at = step.state, Process.State.WITHDRAWN, at
    process.save(update_fields=["flow", "state", "ended_at"])
    process.tasks.filter(state=Task.State.OPEN).update(state=Task.State.CANCELLED, done_at=at)
    for inner in Process.objects.filter(parent_task__process=process, state=Process.State.RUNNING):
        withdraw_process(inner, by=by, at=at)
    record("process.withdraw", stream=f"case:{process.upper_ref}", subject=process.reference, by=by, at=at)
    return process
