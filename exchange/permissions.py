"""Who may do what with notices."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

POLICY = Policy(
    "exchange",
    {
        "webhook.add": {("citizen", "any")},
        "webhook.end": {("citizen", "own"), ("citizen", "acting_for")},
        "notice.plan": {("system", "any")},
        "notice.try": {("department_admin", "any"), ("item_authority", "any")},
        "dispatch.note": {("system", "any")},
        "dispatch.rerun": {("operator", "any"), ("system", "any")},
    },
)


def owner_relations(actor: Actor, owner: str) -> set[str]:
    """How the actor stands to the owner of a webhook."""
    found = {"own"} if actor.reference == owner else set()
    return found | ({"acting_for"} if actor.acting_for and actor.acting_for.reference == owner else set())
