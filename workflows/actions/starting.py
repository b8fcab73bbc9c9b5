"""Starting and withdrawing processes."""

from datetime import datetime
from typing import Any, NamedTuple

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.ledger.kept import Kept
from records.registers.models import Department

from ..models import Process, Task
from ..permissions import POLICY
from ..rules import flow
from .ending import end_process
from .opening import Opening, make_tasks

KNOWN = Kept(lambda references: Process.objects.filter(upper_ref__in=references))


class Start(NamedTuple):
    """A process to start: for which case, by which edition, with what conditions read, by which departments.

    `item` is the item's code (competences may name it); `parent_task` is the step that waits for an inner process.
    """

    upper_ref: str
    edition: Edition
    data: dict[str, Any]
    departments: dict[str, Department]
    region: str
    item: str = ""
    parent_task: Task | None = None

    @property
    def key(self) -> tuple[str, Any]:
        """What there is one process for."""
        return self.upper_ref, self.parent_task and self.parent_task.pk


@deed
def start_process(start: Start, *, kind: str, by: Actor, at: datetime | None = None) -> Process:
    """Start the process of a case and open its first tasks. A second start for the same case gives the first."""
    return start_processes([start], kind=kind, by=by, at=at)[0]


@deed
def start_processes(starts: list[Start], *, kind: str, by: Actor, at: datetime | None = None) -> list[Process]:
    """The same for cases handed in together: the statements of one, whatever their number."""
    POLICY.require(by, "process.start")
    known = {(row.upper_ref, row.parent_task_id): row for row in KNOWN([start.upper_ref for start in starts])}
    fresh = {s.key: begin(s, kind, at or now()) for s in starts if s.key not in known}
    Process.objects.bulk_create(process for process, _ in fresh.values())
    for process, _ in fresh.values():
        detail = {"process": process.reference, "edition": process.edition.reference}
        record(
            "process.start", stream=f"case:{process.upper_ref}", subject=process.reference, by=by, at=at,
            region=process.region, detail=detail,
        )  # fmt: skip
    if fresh:
        make_tasks([Opening(process, step.open, {}) for process, step in fresh.values()], at or now())
    for process, step in fresh.values():
        if step.end:
            end_process(process, step.end, by=by, at=at)
    return [known.get(start.key) or fresh[start.key][0] for start in starts]


def begin(start: Start, kind: str, at: datetime) -> tuple[Process, flow.Step]:
    """The row of a process, not yet saved, and what is open first."""
    step = flow.start(load(start.edition).graph(), start.data)
    departments = {role: str(department.pk) for role, department in start.departments.items()}
    process = Process(
        kind=kind, edition=start.edition, upper_ref=start.upper_ref, item=start.item, parent_task=start.parent_task,
        flow=step.state, region=start.region, started_at=at, departments=departments,
    )  # fmt: skip
    return process, step


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
