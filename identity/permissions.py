"""Who may do what with people, posts and seals. Guardian's object grants are asked here and nowhere else."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

from .errors import StepUpNeeded

TO_SIGN, TO_SEAL = 2, 3  # levels that signing an application, using or authorising a seal take (domain.md §4.1)

POLICY = Policy(
    "identity",
    {
        "person.register": {("system", "any"), ("window_clerk", "any")},
        "account.open": {("system", "any"), ("window_clerk", "any")},
        "organisation.register": {("system", "any")},
        "handler.add": {("citizen", "own"), ("system", "any")},
        "mandate.appoint": {("system", "any"), ("department_admin", "department")},
        "mandate.end": {("system", "any"), ("department_admin", "department")},
        "account.lock": {("security_admin", "region")},
        "account.end_sessions": {("security_admin", "region")},
        "seal.make": {("system", "any")},
        "seal.authorise": {("signing_head", "department")},
        "seal.revoke": {("signing_head", "department"), ("seal_keeper", "department")},
    },
)


def require_level(actor: Actor, level: int) -> None:
    """Raise StepUpNeeded unless this login has the level; the portal itself always has."""
    if actor.kind != "system" and actor.acr < level:
        raise StepUpNeeded(level)
