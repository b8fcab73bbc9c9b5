"""A task settled by rule: by a worker's step, a panel's votes, a term that ran out, a process run for it."""

from datetime import datetime
from typing import Any, Literal

from records.ledger.actor import Actor
from records.ledger.deeds import put, record
from records.ledger.kept import Kept

from ..models import Process, Task

PROCESS = Kept(lambda key: Process.objects.filter(pk=key).select_for_update())
TASK = Kept(lambda key: Task.objects.filter(pk=key).select_for_update())


def locked_process(key: Any) -> Process:
    """The process under lock."""
    found: Process = PROCESS(key)[0]
    return found


def locked(task: Task) -> Task:
    """The task under lock, after its process (the house's order of locks)."""
    process = locked_process(task.process_id)
    fresh: Task = TASK(task.pk)[0]
    fresh.process = process
    return fresh


def is_open(task: Task) -> bool:
    """Whether a locked task still waits in a running process."""
    return bool(task.state == Task.State.OPEN and task.process.state == Process.State.RUNNING)


def settle_by_rule(
    task: Task,
    do: Literal["approve", "refuse"],
    *,
    why: str,
    by: Actor,
    at: datetime | None,
    facts: dict[str, Any] | None = None,
    opinion: str = "",
    articles: list[dict[str, str]] | None = None,
) -> None:
    """Close a locked, open task within a deed; `why` names the rule in the trail."""
    task.state, task.decision, task.opinion, task.facts = Task.State.DONE, do, opinion, facts or {}
    task.mandate_id, task.done_at, task.articles = by.mandate_id, at, articles or []
    task.save()
    detail = {"task": task.key, "round": task.round, "rule": why, "facts": sorted(task.facts)}
    record(
        f"task.{do}", stream=f"case:{task.process.upper_ref}", subject=task.reference, by=by, at=at,
        region=task.region, detail=detail,
    )  # fmt: skip
    put("process.advance", task.reference, task.process.reference, region=task.region)
