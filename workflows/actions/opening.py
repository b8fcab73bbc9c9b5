"""Making the rows of tasks that the rules have opened, and cancelling those they closed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from blueprints.loading import load
from records.clock import CHINA, Clock, reading
from records.clock import Pause as Stop
from records.ledger.clock import now
from records.ledger.deeds import put
from records.registers.calendars import calendar_for

from ..models import Process, Task
from ..rules import flow
from ..rules.blueprint import TaskStage
from .routing import Routes, routes_of

STEP_ERRANDS = {
    "document": "step.document", "certificate": "step.document", "data_check": "step.exchange", "notice": "step.run",
    "process": "step.run", "message": "step.run", "batch": "step.run",
}  # fmt: skip


def open_tasks(process: Process, rows: list[Task], keys: Iterable[str], *, at: datetime | None) -> list[Task]:
    """A row for every open key that has none among `rows`, all of the process; at most one open row per key exists."""
    waiting = {row.key for row in rows if row.state == Task.State.OPEN}
    rounds: dict[str, int] = {}
    for row in rows:
        rounds[row.key] = max(row.round, rounds.get(row.key, 0))
    return make_tasks(process, [key for key in keys if key not in waiting], rounds, at or now())


def make_tasks(process: Process, keys: list[str], rounds: dict[str, int], at: datetime) -> list[Task]:
    """The rows of `keys`, each in its next round; what is automatic is put off to a worker."""
    edition = load(process.edition)
    stages = {key: edition.task(key) for key in keys}
    routes = routes_of(process, {stage.dept for stage in stages.values()}, at)
    fresh = [task_row(process, key, stages[key], rounds.get(key, 0) + 1, routes, at) for key in keys]
    for task in Task.objects.bulk_create(fresh):
        automatic = stages[task.key].automatic
        if automatic:
            put(STEP_ERRANDS[automatic.act], task.reference, task.reference, region=process.region)
    return fresh


def task_row(process: Process, key: str, stage: TaskStage, round_number: int, routes: Routes, at: datetime) -> Task:
    """The row of one opened stage."""
    route = routes[stage.dept]
    return Task(
        process=process, key=key, round=round_number, nature=stage.nature, title=stage.title, region=process.region,
        department_id=route.department, principal_id=route.principal, basis=route.basis, roles=list(stage.roles),
        batch=stage.batch, opened_at=at, due_at=end_of_working_day(at, stage.days, process.region),
    )  # fmt: skip


def due_with_pauses(task: Task, days: int) -> datetime | None:
    """When an open task is due with every pause of its process taken off; None while one stands open."""
    pauses = [Stop(pause.started_at, pause.ended_at) for pause in task.process.pauses.all()]
    clock, calendar = Clock(task.opened_at, days), calendar_for(task.region)
    due = reading(clock, pauses=pauses, at=now(), calendar=calendar).due
    return None if due is None else end_of_day(due)


def end_of_working_day(start: datetime, days: int, region: str) -> datetime:
    """The last minute of the n-th working day after `start` (UTC+8) by the calendar of a region."""
    due = reading(Clock(start, days), at=start, calendar=calendar_for(region)).due
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
