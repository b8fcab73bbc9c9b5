"""Who may edit and publish configuration (two tiers of publishing follow with the editor)."""

from records.ledger.policy import Policy

POLICY = Policy(
    "blueprints",
    {
        "working_copy.save": {("department_admin", "department"), ("item_authority", "any"), ("system", "any")},
        "edition.publish": {("department_admin", "department"), ("item_authority", "any"), ("system", "any")},
    },
)
