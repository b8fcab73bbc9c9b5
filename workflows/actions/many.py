"""Approving many: a deed and a trail entry for each, one report for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from records.ledger.actor import Actor
from records.ledger.errors import Conflict, Refusal

from ..models import Task
from .deciding import decide_task


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one task; `refusal` is empty when it was approved."""

    task: Task
    refusal: str = ""


def approve_many(tasks: Iterable[Task], *, opinion: str, by: Actor) -> list[Line]:
    """Approve each task whose edition allows it, each in its own transaction; a refusal stops no other."""
    return [approve_one(task, opinion, by) for task in tasks]


def approve_one(task: Task, opinion: str, by: Actor) -> Line:
    """One of them."""
    try:
        if not task.batch:
            raise Conflict("task.no_batch", "这一步的流程不允许批量办理，请逐件办理。")
        decide_task(task, do="approve", opinion=opinion, by=by)
    except Refusal as refusal:
        return Line(task, refusal.sentence)
    return Line(task)
