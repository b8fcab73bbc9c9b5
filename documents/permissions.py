"""Who may order papers; sealing is governed by 用印授权."""

from records.ledger.actor import Actor
from records.ledger.errors import NotAllowed
from records.ledger.policy import Policy

from .models import Paper

POLICY = Policy(
    "documents",
    {
        "paper.order": {
            ("citizen", "any"), ("window_clerk", "any"), ("approver", "any"), ("signing_head", "any"),
            ("officer", "any"), ("system", "any"),
        },
        "paper.make": {("system", "any")},
        "paper.void": {("signing_head", "department")},
        "paper.replace": {("signing_head", "department")},
        "paper.deliver": {("window_clerk", "region"), ("approver", "department"), ("signing_head", "department")},
        "address.confirm": {("citizen", "any")},
    },
)  # fmt: skip


def relations(actor: Actor, paper: Paper) -> set[str]:
    """How an actor stands to a paper: of the organ that issued it; a post in its region."""
    found = {"department"} if actor.department_id and actor.department_id == paper.department_id else set()
    return found | ({"region"} if actor.region and paper.region.startswith(actor.region) else set())


def may(actor: Actor, act: str, paper: Paper) -> bool:
    """Whether an actor may do `act` on a paper; nobody does it on one addressed to themselves."""
    return actor.reference not in paper.recipients and POLICY.allows(actor, act, relations(actor, paper))


def require_may(actor: Actor, act: str, paper: Paper) -> None:
    """Raise NotAllowed unless the actor may."""
    POLICY.require(actor, act, relations(actor, paper))
    if actor.reference in paper.recipients:
        raise NotAllowed("paper.own", "这份文书是发给您本人的，请由同事办理。")
