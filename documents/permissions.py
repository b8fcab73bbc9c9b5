"""Who may order papers; sealing is governed by 用印授权."""

from records.ledger.policy import Policy

POLICY = Policy(
    "documents",
    {
        "paper.order": {
            ("citizen", "any"), ("window_clerk", "any"), ("approver", "any"), ("signing_head", "any"),
            ("system", "any"),
        },
        "paper.make": {("system", "any")},
    },
)  # fmt: skip
