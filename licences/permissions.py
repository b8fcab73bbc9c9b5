"""Who may issue and revoke certificates."""

from records.ledger.policy import Policy

POLICY = Policy(
    "licences",
    {"licence.issue": {("system", "any")}, "licence.revoke": {("signing_head", "department"), ("system", "any")}},
)
