"""Making the rows of tasks that the rules have opened, and cancelling those they closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from blueprints.loading import load
from records.clock import CHINA, Clock, reading
from records.ledger.clock import now
from records.registers.calendars import calendar_for

from ..models import Process, Task
from ..rules import flow
from ..rules.blueprint import TaskStage


def open_tasks(process: Process, keys: Iterable[str], *, at: datetime | None) -> list[Task]:
    """A row for every open key that has none; at most one open row per key exists."""
    stages = load(process.edition).tasks()
    waiting = set(process.tasks.filter(state=Task.State.OPEN).values_list("key", flat=True))
    rounds = dict(process.tasks.order_by("round").values_list("key", "round"))
    fresh = [task_row(process, stages[key], rounds.get(key, 0) + 1, at or now()) for key in keys if key not in waiting]
    return Task.objects.bulk_create(fresh)


def first_tasks(process: Process, keys: Iterable[str], at: datetime) -> list[Task]:
    """The rows, not yet saved, of a process that has just begun."""
    stages = load(process.edition).tasks()
    return [task_row(process, stages[key], 1, at) for key in keys]


def task_row(process: Process, stage: TaskStage, round_number: int, at: datetime) -> Task:
    """The row of one opened stage."""
    return Task(
        process=process,
        key=stage.key,
        round=round_number,
        nature=stage.nature,
        title=stage.title,
        region=process.region,
        department_id=process.departments[stage.dept],
        roles=list(stage.roles),
        opened_at=at,
        due_at=end_of_working_day(at, stage.days, process.region),
    )


def end_of_working_day(start: datetime, days: int, region: str) -> datetime:
    """The last minute of the n-th working day after `start` (UTC+8) by the calendar of a region."""
    due = reading(Clock(start, days), at=start, calendar=calendar_for(region)).due
    assert due is not None  # a clock without pauses always has a due day
    return datetime(due.year, due.month, due.day, tzinfo=CHINA) + timedelta(hours=23, minutes=59)


def close_tasks(process: Process, step: flow.Step, *, at: datetime | None) -> int:
    """Cancel rows that the rules no longer hold open; how many."""
    closed = process.tasks.filter(state=Task.State.OPEN).exclude(key__in=step.open)
    return closed.update(state=Task.State.CANCELLED, done_at=at)
