"""Who may do what with people, posts and seals. Guardian's object grants are asked here and nowhere else."""

from records.ledger.policy import Policy

POLICY = Policy(
    "identity",
    {
        "person.register": {("system", "any"), ("window_clerk", "any")},
        "account.open": {("system", "any"), ("window_clerk", "any")},
        "organisation.register": {("system", "any")},
        "handler.add": {("citizen", "own"), ("system", "any")},
        "mandate.appoint": {("system", "any"), ("department_admin", "department")},
        "mandate.end": {("system", "any"), ("department_admin", "department")},
        "seal.make": {("system", "any")},
        "seal.authorise": {("signing_head", "department")},
        "seal.revoke": {("signing_head", "department"), ("seal_keeper", "department")},
    },
)
