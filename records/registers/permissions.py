"""Who may write the registers."""

from records.ledger.policy import Policy

POLICY = Policy(
    "registers",
    {
        "register.enter": {("system", "any"), ("item_authority", "any")},
        "regulation.import": {("system", "any"), ("item_authority", "any")},
        "regulation.repeal": {("system", "any"), ("item_authority", "any")},
    },
)
