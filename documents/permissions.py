"""Who may order papers; sealing is governed by 用印授权."""

from records.ledger.actor import Actor
from records.ledger.errors import NotAllowed
from records.ledger.policy import Policy

from .models import Paper
from .registry import may_hand_out

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
    if act == "paper.deliver" and not hands_out(actor, paper):
        return False
    return actor.reference not in paper.recipients and POLICY.allows(actor, act, relations(actor, paper))


def hands_out(actor: Actor, paper: Paper) -> bool:
    """Whether what the paper belongs to lets the actor hand it out (出件 is a power of its own, practice 17)."""
    told = [ask(paper, actor) for _, ask in may_hand_out.items()]
    return False not in told


def require_may(actor: Actor, act: str, paper: Paper) -> None:
    """Raise NotAllowed unless the actor may."""
    POLICY.require(actor, act, relations(actor, paper))
    if actor.reference in paper.recipients:
        raise NotAllowed("paper.own", "这份文书是发给您本人的，请由同事办理。")
    if act == "paper.deliver" and not hands_out(actor, paper):
        raise NotAllowed("paper.hand_out", "这个事项的出件由事项清单写明的岗位和大厅办理，您的岗位不在其中。")
