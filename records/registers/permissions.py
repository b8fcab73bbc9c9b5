"""Who may write the registers."""

from records.ledger.policy import Policy

POLICY = Policy("registers", {"register.enter": {("system", "any"), ("item_authority", "any")}})
