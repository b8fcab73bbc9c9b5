"""Who may issue, revoke and show certificates."""

from records.ledger.actor import Actor
from records.ledger.policy import Policy

from .models import Licence

POLICY = Policy(
    "licences",
    {
        "licence.issue": {("system", "any")},
        "licence.revoke": {("signing_head", "department"), ("system", "any")},
        "licence.end": {("system", "any")},
        "licence.share": {("citizen", "own")},
    },
)


def relations(actor: Actor, licence: Licence) -> set[str]:
    """`own` for the holder, and for whoever acts in everything for the organisation that holds it."""
    party = actor.acting_for
    holders = {actor.reference} | ({party.reference} if party and party.whole else set())
    return {"own"} if actor.kind == "person" and licence.holder in holders else set()
