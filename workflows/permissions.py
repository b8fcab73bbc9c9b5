"""Who may decide tasks and arrange visits."""

from records.ledger.actor import Actor
from records.ledger.errors import NotAllowed
from records.ledger.policy import Policy

from .models import Task
from .registry import process_kinds

POLICY = Policy(
    "workflows",
    {
        "process.start": {("citizen", "any"), ("window_clerk", "any"), ("system", "any")},
        "process.withdraw": {("citizen", "any"), ("window_clerk", "any"), ("system", "any")},
        "process.advance": {("system", "any")},
        "task.decide": {("window_clerk", "assigned"), ("approver", "assigned"), ("signing_head", "assigned")},
        "visit.arrange": {("approver", "assigned"), ("signing_head", "assigned")},
        "visit.record": {("approver", "assigned"), ("signing_head", "assigned")},
    },
)


def relations(actor: Actor, task: Task) -> set[str]:
    """`assigned` when the task lies in the actor's department and is for one of the actor's roles."""
    mine = task.department_id == actor.department_id and not actor.roles.isdisjoint(task.roles)
    return {"assigned"} if mine else set()


def may_decide(actor: Actor, task: Task) -> bool:
    """Whether the actor may decide the task, were it not their own case."""
    return POLICY.allows(actor, "task.decide", relations(actor, task))


def require_stranger_to(actor: Actor, task: Task) -> None:
    """Nobody decides their own case."""
    parties = process_kinds.get(task.process.kind).parties(task.process.upper_ref)
    if actor.reference in parties:
        raise NotAllowed("workflows.own_case", "这是您本人的办件，请交给同事办理（回避）。")
