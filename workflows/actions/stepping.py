"""Automatic steps: a worker does what the edition says, once, and the process goes on."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from blueprints.models import Edition
from exchange.actions import send_message
from exchange.models import Message
from exchange.registry import message_kinds
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.registers.models import Department

from ..models import Batch, Process, Task
from ..permissions import POLICY
from ..registry import process_kinds
from ..rules.blueprint import Automatic
from .batching import enter_batch, standing
from .settling import is_open, locked, settle_by_rule
from .starting import Start, start_process


@deed
def run_step(task: Task, *, by: Actor, at: datetime | None = None) -> Task:
    """Do an automatic step, or begin what it waits for; done already, or closed meanwhile: nothing. Raises Conflict
    for a step nobody knows."""
    POLICY.require(by, "step.run")
    task = locked(task)
    if not is_open(task):
        return task
    automatic = load(task.process.edition).task(task.key).automatic
    if automatic.act in WAITING:
        WAITING[automatic.act](task, automatic, by=by, at=at)
        return task
    steps = process_kinds.get(task.process.kind).steps
    if automatic.act not in steps:
        raise Conflict("step.unknown", f"这类办件没有自动步骤“{automatic.act}”。请改流程版本后重新执行。")
    facts: dict[str, Any] = steps[automatic.act](task.process, automatic.of, key=step_key(task), by=by, at=at)
    settle_by_rule(task, "approve", why=f"step.{automatic.act}", facts=facts, by=by, at=at)
    return task


def step_key(task: Task) -> str:
    """The key under which the step's effect exists once."""
    return f"step:{task.reference}"


def start_within(task: Task, automatic: Automatic, *, by: Actor, at: datetime | None) -> None:
    """Start the process that the task waits for; its end settles the task."""
    outer = task.process
    edition = Edition.objects.current("process", at or now(), automatic.of).first()
    if edition is None:
        raise Conflict("step.process", f"没有流程“{automatic.of}”。请先发布，再重新执行这一步。")
    departments = Department.objects.in_bulk(outer.departments.values())
    organs = {name: departments[key] for name, key in keyed(outer.departments).items()}
    inner = Start(outer.upper_ref, edition, outer.flow["data"], organs, outer.region, outer.item, parent_task=task)
    start_process(inner, kind=outer.kind, by=by, at=at)


def ask_department(task: Task, automatic: Automatic, *, by: Actor, at: datetime | None) -> None:
    """Send the task's department a message; its answer settles the task, or the term's end where an article says so."""
    if automatic.of not in message_kinds:
        raise Conflict("step.message", f"没有函件种类“{automatic.of}”。请改流程版本后重新执行。")
    process = task.process
    organ = Department.objects.get(pk=process.departments["organ"])
    send_message(
        automatic.of, key=step_key(task), sender=organ, receiver=task.department, case_ref=process.upper_ref,
        upper_ref=task.reference, body={"about": automatic.about, "item": process.item, "step": task.key},
        due_on=local_date(task.due_at), region=process.region, by=by, at=at,
    )  # fmt: skip


def enter_item_batch(task: Task, automatic: Automatic, *, by: Actor, at: datetime | None) -> None:
    """Enter the case into the item's batch that is open here now; its result settles the task."""
    process, moment = task.process, at or now()
    rows = Batch.objects.filter(item=process.item, opens_at__lte=moment, closes_at__gt=moment).order_by("closes_at")
    batch = next((row for row in rows if process.region.startswith(row.region)), None)
    if batch is None:
        raise Conflict("step.batch", "这个事项现在没有开放申报的批次。请先发布批次，再重新执行。")
    enter_batch(batch, process.upper_ref, by=by, at=at)


WAITING = {"process": start_within, "message": ask_department, "batch": enter_item_batch}


@deed
def take_places(batch: Batch, *, by: Actor, at: datetime | None = None) -> int:
    """Settle the steps that waited for a concluded batch: conditions read `placed` and `rank`; how many there were."""
    POLICY.require(by, "step.run")
    placed, settled = set(standing(batch).placed), 0
    ranks = dict(batch.entries.values_list("case_ref", "rank"))
    waiting = Task.objects.open().filter(nature="auto", process__upper_ref__in=ranks, process__item=batch.item)
    for asked in waiting.select_related("process").order_by("process__id", "id"):
        task = locked(asked)
        automatic = load(task.process.edition).task(task.key).automatic
        if is_open(task) and automatic is not None and automatic.act == "batch":
            case = task.process.upper_ref
            facts = {"placed": case in placed, "rank": ranks[case]}
            settle_by_rule(task, "approve", why="step.batch", facts=facts, by=by, at=at)
            settled += 1
    return settled


@deed
def take_answer(message: Message, *, by: Actor, at: datetime | None = None) -> Task | None:
    """The answer to a step's message settles the step: conditions read `answer_<key>` and the facts that came with
    it. Too late (returned, ended, settled by its term): nothing."""
    POLICY.require(by, "step.run")
    asked = Task.objects.filter(reference=message.upper_ref).first()
    if asked is None or message.answered_at is None:
        return None
    task = locked(asked)
    if is_open(task):
        facts = {
            f"answer_{task.key.partition('#')[0]}": message.answer["outcome"],
            **(message.answer.get("facts") or {}),
        }
        words = message.answer_words.plain()
        settle_by_rule(task, "approve", why="step.message", facts=facts, opinion=words, by=by, at=at)
    return task


def keyed(departments: dict[str, str]) -> dict[str, Any]:
    """Name → primary key."""
    from_text = Department._meta.pk.to_python
    return {name: from_text(key) for name, key in departments.items()}


@deed
def join_process(process: Process, *, by: Actor, at: datetime | None = None) -> Process:
    """An inner process has ended: the step that waited for it is settled the same way."""
    POLICY.require(by, "step.run")
    assert process.parent_task is not None
    task = locked(process.parent_task)
    if not is_open(task) or process.state == Process.State.RUNNING:
        return process
    approved = process.state == Process.State.APPROVED
    last = process.tasks.filter(state=Task.State.DONE).order_by("-done_at").first()
    words = last.opinion if last and not approved else ""
    settle_by_rule(task, "approve" if approved else "refuse", why="step.process", opinion=words, by=by, at=at)
    record(
        "process.join", stream=f"case:{process.upper_ref}", subject=process.reference, by=by, at=at,
        detail={"task": task.reference, "end": process.state},
    )  # fmt: skip
    return process
