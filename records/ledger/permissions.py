"""Who may do what with the trail and the read log."""

from .policy import Policy

POLICY = Policy(
    "ledger",
    {
        "trail.search": {("auditor", "any")},
        "trail.export": {("auditor", "any"), ("system", "any")},
        "trail.erase": {("system", "any")},
        "keys.rotate": {("security_admin", "any"), ("system", "any")},
        "workers.see": {("operator", "any")},
        "errand.rerun": {("operator", "any")},
        "reading.delay": {("signing_head", "department")},
    },
)
