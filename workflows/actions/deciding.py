"""A decision: a deed in the request. What follows from it is carried by a worker."""

from datetime import datetime
from typing import Any, Literal

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.kept import Kept

from ..models import Process, Task
from ..permissions import POLICY, relations, require_disinterested, require_entitled
from ..registry import process_kinds
from ..rules import flow
from .guarding import refuse_out_of_turn
from .settling import locked

REFUSALS = {
    "not_open": "这一步已经有人办过了。请刷新页面看最新进展。",
    "ended": "这件事已经办结。",
    "bad_target": "不能退回到这一步：只能退回到前面已经办过的环节。",
}
DECIDED = ["state", "decision", "opinion", "target", "mandate", "done_at", "articles"]
ELSEWHERE = {
    "intake": "受理、不予受理在办件页面办理，这里不能直接通过或者退回。",
    "visit": "现场核查要有两名以上工作人员记录核查结果，不能直接下结论。",
}

EXAMINING = ("review", "visit")
UNAPPLIED = Kept(
    lambda process: Task.objects.filter(process=process, state=Task.State.DONE, applied_at=None).order_by(
        "done_at", "id"
    )
)


@deed
def decide_task(
    task: Task,
    *,
    do: Literal["approve", "refuse", "return"],
    by: Actor,
    at: datetime | None = None,
    opinion: str = "",
    to: str = "",
    articles: list[dict[str, str]] | None = None,
) -> Task:
    """Decide a task that is one's own. Raises Invalid without reasons for a refusal or return, Conflict when it is no
    longer open, NotAllowed where the case's edition gives the decision to another post. What is settled by a deed of
    its own (acceptance, two officers' finding) is not decided here."""
    POLICY.require(by, "task.decide", relations(by, task))
    if task.nature in ELSEWHERE:
        raise Conflict(f"task.{task.nature}", ELSEWHERE[task.nature])
    require_entitled(by, task)
    return settle_task(task, do=do, by=by, at=at, opinion=opinion, to=to, articles=articles)


@deed
def settle_task(
    task: Task,
    *,
    do: Literal["approve", "refuse", "return"],
    by: Actor,
    at: datetime | None = None,
    opinion: str = "",
    to: str = "",
    articles: list[dict[str, str]] | None = None,
) -> Task:
    """What a task came to by a deed that has asked its own policy: acceptance, a finding, a decision."""
    task = locked(task)
    process = task.process
    require_disinterested(by, process)
    if ends_it(task, do):
        process_kinds.get(process.kind).before_decision(process.upper_ref, at or now())
    refuse_out_of_turn(by, task, do, opinion)
    if do != "approve" and not opinion.strip():
        sentence = "请写明理由：申请人会看到，也要据此告知救济途径。"
        raise Invalid("task.reasons", sentence, [Problem("opinion", sentence)])
    refuse_impossible(process, task, do, to)
    task.state, task.decision, task.opinion = Task.State.DONE, do, opinion.strip()
    task.target = to if do == "return" else ""
    task.mandate_id, task.done_at, task.articles = by.mandate_id, at, articles or []
    task.save(update_fields=DECIDED)
    record(
        f"task.{do}", stream=f"case:{process.upper_ref}", subject=task.reference, by=by, at=at, region=task.region,
        detail={"task": task.key, "round": task.round, "articles": articles or []},
        **private_opinion(process, opinion),
    )  # fmt: skip
    put("process.advance", task.reference, process.reference, region=process.region)
    return task


def ends_it(task: Task, do: str) -> bool:
    """Whether it decides the case: the decision itself, and a refusal by who examines it; not an opinion asked for."""
    return (task.nature == "decide" and do != "return") or (task.nature in EXAMINING and do == "refuse")


def private_opinion(process: Process, opinion: str) -> dict[str, Any]:
    """An opinion may speak of people: it goes into the trail encrypted, under the key of the case."""
    return {"private": {"opinion": opinion}, "person": f"case:{process.upper_ref}"} if opinion.strip() else {}


def refuse_impossible(process: Process, task: Task, do: str, to: str) -> None:
    """Conflict when the rules, with what was decided but not yet carried, refuse this decision."""
    if task.state != Task.State.OPEN:
        raise Conflict("task.not_open", REFUSALS["not_open"])
    graph, state = load(process.edition).graph(), process.flow
    for earlier in UNAPPLIED(process.pk):
        state = flow.apply(graph, state, event_of(earlier)).state
    step = flow.apply(graph, state, {"task": task.key, "do": do, "to": to})
    if step.error:
        raise Conflict(f"task.{step.error}", REFUSALS[step.error])


def event_of(task: Task) -> dict[str, Any]:
    """A decided task as the event that the rules read."""
    return {"task": task.key, "do": task.decision, "to": task.target, "set": task.facts}
