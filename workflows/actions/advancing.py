"""Advancing: apply decisions in their order, open what opens next, end the process. Safe to run twice."""

from datetime import datetime

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.kept import Kept

from ..models import Process, Task
from ..permissions import POLICY
from ..rules import flow
from .deciding import event_of
from .ending import end_process
from .opening import close_tasks, open_tasks
from .settling import locked_process
from .starting import withdraw_process

READ = ("process", "key", "nature", "round", "state", "applied_at", "done_at", "decision", "target", "facts")

ROWS = Kept(lambda process: Task.objects.filter(process=process).order_by("done_at", "id").only(*READ))


@deed
def advance_process(process: Process, *, by: Actor, at: datetime | None = None) -> Process:
    """Carry the process on by every decision not yet applied; when it ends, its kind's outcome is called once."""
    POLICY.require(by, "process.advance")
    process = locked_process(process.pk)
    rows: list[Task] = ROWS(process.pk)
    decided = [row for row in rows if row.state == Task.State.DONE and row.applied_at is None]
    if not decided or process.state != Process.State.RUNNING:
        return process
    step = apply_decisions(process, decided)
    process.flow = step.state
    process.save(update_fields=["flow"])
    Task.objects.filter(pk__in=[task.pk for task in decided]).update(applied_at=at)
    closed = close_tasks(rows, step, at=at)
    end_within(closed, by=by, at=at)
    opened = open_tasks(process, rows, step.open, at=at)
    detail = {"opened": [task.key for task in opened], "cancelled": len(closed), "end": step.end}
    record(
        "process.advance", stream=f"case:{process.upper_ref}", subject=process.reference, by=by, at=at, detail=detail
    )
    if step.end:
        end_process(process, step.end, by=by, at=at)
    return process


def end_within(closed: list[Task], *, by: Actor, at: datetime | None) -> None:
    """What runs within cancelled steps is withdrawn: nobody works for a step that is no longer asked for."""
    steps = [task.pk for task in closed if task.nature == "auto"]
    for inner in Process.objects.filter(parent_task__in=steps, state=Process.State.RUNNING) if steps else ():
        withdraw_process(inner, by=by, at=at)


def apply_decisions(process: Process, decided: list[Task]) -> flow.Step:
    """The step after all decisions, in the order they were made; one that came after the end changes nothing."""
    graph = load(process.edition).graph()
    step = flow.Step(process.flow, flow.open_tasks(graph, process.flow), "", process.flow["end"])
    for task in decided:
        following = flow.apply(graph, step.state, event_of(task))
        step = step if following.error else following
    return step
