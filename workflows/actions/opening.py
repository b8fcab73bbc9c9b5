"""Making the rows of tasks that the rules have opened, and cancelling those they closed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from blueprints.loading import load
from records.calendar import WorkCalendar
from records.clock import CHINA, Clock, reading
from records.clock import Pause as Stop
from records.ledger.clock import now
from records.ledger.deeds import put
from records.registers.calendars import calendar_for, calendars_for

from ..models import Process, Task
from ..rules import flow
from ..rules.blueprint import TaskStage
from .routing import Routes, routes_together

STEP_ERRANDS = {
    "document": "step.document", "certificate": "step.document", "data_check": "step.exchange", "notice": "step.run",
    "process": "step.run", "message": "step.run", "batch": "step.run",
}  # fmt: skip


class Opening(NamedTuple):
    """Stages to open in a process; `rounds`: the last round of those that were open before."""

    process: Process
    keys: list[str]
    rounds: dict[str, int]

    @property
    def stages(self) -> dict[str, TaskStage]:
        """What the edition says of each."""
        edition = load(self.process.edition)
        return {key: edition.task(key) for key in self.keys}


def open_tasks(process: Process, rows: list[Task], keys: Iterable[str], *, at: datetime | None) -> list[Task]:
    """A row for every open key that has none among `rows`, all of the process; at most one open row per key exists."""
    waiting = {row.key for row in rows if row.state == Task.State.OPEN}
    rounds: dict[str, int] = {}
    for row in rows:
        rounds[row.key] = max(row.round, rounds.get(row.key, 0))
    return make_tasks([Opening(process, [key for key in keys if key not in waiting], rounds)], at or now())


def make_tasks(openings: list[Opening], at: datetime) -> list[Task]:
    """The rows of what is opened, each in its next round; what is automatic is put off to a worker."""
    routes = routes_together([(o.process, {stage.dept for stage in o.stages.values()}) for o in openings], at)
    calendars = calendars_for({opening.process.region for opening in openings})
    fresh = [
        (task_row(opening, key, stage, way, calendars[opening.process.region], at), stage.automatic)
        for opening, way in zip(openings, routes, strict=True)
        for key, stage in opening.stages.items()
    ]
    rows = Task.objects.bulk_create(task for task, _ in fresh)
    for task, automatic in fresh:
        if automatic:
            put(STEP_ERRANDS[automatic.act], task.reference, task.reference, region=task.region)
    return rows


def task_row(
    opening: Opening, key: str, stage: TaskStage, routes: Routes, calendar: WorkCalendar, at: datetime
) -> Task:
    """The row of one opened stage."""
    route, region = routes[stage.dept], opening.process.region
    return Task(
        process=opening.process, key=key, round=opening.rounds.get(key, 0) + 1, nature=stage.nature, title=stage.title,
        region=region, department_id=route.department, principal_id=route.principal, basis=route.basis,
        roles=list(stage.roles), batch=stage.batch, opened_at=at, due_at=end_of_working_day(at, stage.days, calendar),
    )  # fmt: skip


def due_with_pauses(task: Task, days: int) -> datetime | None:
    """When an open task is due with every pause of its process taken off; None while one stands open."""
    pauses = [Stop(pause.started_at, pause.ended_at) for pause in task.process.pauses.all()]
    clock, calendar = Clock(task.opened_at, days), calendar_for(task.region)
    due = reading(clock, pauses=pauses, at=now(), calendar=calendar).due
    return None if due is None else end_of_day(due)


def end_of_working_day(start: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The last minute of the n-th working day after `start` (UTC+8)."""
    due = reading(Clock(start, days), at=start, calendar=calendar).due
    assert due is not None  # a clock without pauses always has a due day
    return end_of_day(due)


def end_of_day(due: date) -> datetime:
    """The last minute of a day (UTC+8)."""
    return datetime(due.year, due.month, due.day, tzinfo=CHINA) + timedelta(hours=23, minutes=59)


def close_tasks(rows: list[Task], step: flow.Step, *, at: datetime | None) -> list[Task]:
    """Cancel those of the process's `rows` that the rules no longer hold open."""
    closed = [row for row in rows if row.state == Task.State.OPEN and row.key not in step.open]
    if closed:
        keys = [row.pk for row in closed]
        Task.objects.filter(pk__in=keys).update(state=Task.State.CANCELLED, done_at=at)
    return closed
