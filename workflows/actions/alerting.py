"""The clock of a task: a reminder before its last day, a report when it is late, what silence means by an article."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from blueprints.loading import load
from exchange.actions import notify
from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.registers.actions.entries import open_todo

from ..models import Pause, Task
from ..permissions import POLICY
from .opening import due_with_pauses
from .settling import is_open, locked, settle_by_rule

AHEAD = timedelta(days=1)
REMINDED, LATE = 1, 2
PER_SLOT = 2000


@deed
def find_alerts(*, by: Actor, at: datetime | None = None) -> int:
    """Put an errand for every task that nears or has passed its end and was not told yet; how many."""
    POLICY.require(by, "task.alert")
    moment = at or now()
    running = Task.objects.open().filter(process__state="running").exclude(process__pauses__in=Pause.objects.standing())
    near = running.filter(due_at__lte=moment + AHEAD, alerted__lt=REMINDED)
    late = running.filter(due_at__lt=moment, alerted__lt=LATE)
    rows = {(task.pk, level): task for level, found in ((REMINDED, near), (LATE, late)) for task in found[:PER_SLOT]}
    for (_, level), task in rows.items():
        key = f"{task.reference}:{level}"
        put("task.alert", f"{key}:{task.due_at.isoformat()}", key, region=task.region)
    return len(rows)


@deed
def alert_task(task: Task, level: int, *, by: Actor, at: datetime | None = None) -> Task:
    """Remind those who may do it, or report it late; once per level, and nothing on a closed task."""
    POLICY.require(by, "task.alert")
    task = locked(task)
    if not is_open(task) or task.alerted >= level:
        return task
    moment = at or now()
    stage = load(task.process.edition).task(task.key)
    deemed, due = stage.deemed, due_with_pauses(task, stage.days)
    if due != task.due_at:
        return put_off(task, due, by=by, at=at)
    task.alerted = level
    task.save(update_fields=["alerted"])
    detail = {"task": task.key, "level": level, "due": task.due_at.isoformat()}
    stream = f"case:{task.process.upper_ref}"
    record("task.alert", stream=stream, subject=task.reference, by=by, at=at, region=task.region, detail=detail)
    if level == LATE and deemed is not None and task.due_at < moment:
        words = f"期限届满未作决定，依照{deemed.basis}处理。"
        settle_by_rule(task, deemed.outcome, why="deemed", opinion=words, by=by, at=at)
    elif level == LATE:
        report_late(task, by=by, at=at)
    tell_holders(task, level, by=by, at=at)
    return task


def put_off(task: Task, due: datetime | None, *, by: Actor, at: datetime | None) -> Task:
    """The clock stood still meanwhile: the task is due later, or nobody knows when yet; it is looked at again."""
    if due is not None:
        task.due_at = due
        task.save(update_fields=["due_at"])
    stream = f"case:{task.process.upper_ref}"
    detail = {"task": task.key, "due": due.isoformat() if due else ""}
    record("task.put_off", stream=stream, subject=task.reference, by=by, at=at, region=task.region, detail=detail)
    return task


def tell_holders(task: Task, level: int, *, by: Actor, at: datetime | None) -> None:
    """A notice to whoever holds the task, else to everybody who may take it."""
    posts = Mandate.objects.held_on(localdate(at)).filter(department=task.department_id, role__in=task.roles)
    held = posts.filter(pk=task.holder_id) if task.holder_id else posts
    for person in sorted(set((held if held.exists() else posts).values_list("person__reference", flat=True))):
        notify(
            "task.late" if level == LATE else "task.due", key=f"alert:{task.reference}:{level}:{person}",
            recipient=person, ref=task.process.upper_ref, data={"name": task.title}, by=by, at=at,
        )  # fmt: skip


def report_late(task: Task, *, by: Actor, at: datetime | None) -> None:
    """A to-do for the department that is late; supervisors see it in their region."""
    open_todo(
        kind="task_late", key=task.reference, department=task.department, subject_kind="task", subject=task.reference,
        sentence={"zh-Hans": "有环节超过期限，请尽快办理。", "en": "A step is late. Please deal with it."},
        by=by, at=at,
    )  # fmt: skip
