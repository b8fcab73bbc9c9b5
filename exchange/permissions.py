"""Who may do what with notices and messages."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

from .models import Incoming
from .queries import own_line

POLICY = Policy(
    "exchange",
    {
        "webhook.add": {("citizen", "any")},
        "webhook.end": {("citizen", "own"), ("citizen", "acting_for")},
        "notice.plan": {("system", "any")},
        "notice.try": {("department_admin", "any"), ("item_authority", "any")},
        "dispatch.note": {("system", "any")},
        "dispatch.rerun": {("operator", "any"), ("system", "any")},
        "message.send": {("system", "any")},
        "message.carry": {("system", "any")},
        "line.open": {("department_admin", "any")},
        "line.end": {("department_admin", "department")},
        "message.sign": {("approver", "department"), ("signing_head", "department"), ("officer", "department")},
        "message.answer": {
            ("approver", "department"), ("signing_head", "department"), ("officer", "department"), ("system", "any"),
        },
    },
)  # fmt: skip


def owner_relations(actor: Actor, owner: str) -> set[str]:
    """How the actor stands to the owner of a webhook."""
    found = {"own"} if actor.reference == owner else set()
    return found | ({"acting_for"} if actor.acting_for and actor.acting_for.reference == owner else set())


def message_relations(actor: Actor, incoming: Incoming) -> set[str]:
    """`department` for the officials of the department that a message came to."""
    return {"department"} if actor.department_id == incoming.department_id else set()


def line_relations(actor: Actor, owner: str) -> set[str]:
    """`department` when the line is that of the actor's own."""
    return {"department"} if owner and owner == own_line(actor) else set()
