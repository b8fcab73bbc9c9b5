"""Who may edit and publish configuration (two tiers of publishing follow with the editor)."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

POLICY = Policy(
    "blueprints",
    {
        "working_copy.save": {("department_admin", "department"), ("item_authority", "any"), ("system", "any")},
        "edition.publish": {("department_admin", "department"), ("item_authority", "any"), ("system", "any")},
        "import.begin": {("department_admin", "department"), ("item_authority", "any"), ("system", "any")},
    },
)


def relations(actor: Actor, owners: set[str]) -> set[str]:
    """`department` when everything at stake belongs to the actor's own department."""
    return {"department"} if actor.department and owners == {actor.department} else set()
