"""Under which names somebody may read what is addressed: the own one, firms in reach, the right acted by."""

from records.ledger.actor import Actor
from records.ledger.kept import Kept

from .models import Handler, Organisation
from .queries import today

REPRESENTED = Kept(lambda person: Organisation.objects.filter(representative=person).values_list("reference"))
HANDLED = Kept(
    lambda person, day: (
        Handler.objects.acting_on(day)
        .filter(person=person)
        .values_list("reference", "scope", "organisation__reference")
    )
)


def names_held(actor: Actor) -> set[str]:
    """References that `actor` may read for today.

    Their own; each firm they represent or handle without limit; a limited handler's own right (papers of cases begun
    under it); the right acted by, its case, and a child or ward whole.
    """
    if actor.kind == "anonymous":
        return set()
    names = {actor.reference}
    party = actor.acting_for
    if party is not None:
        names |= {name for name in (party.right, party.case) if name} | ({party.reference} if party.whole else set())
    if actor.kind != "person":
        return names
    names |= {firm for (firm,) in REPRESENTED(actor.person_id)}
    for right, scope, firm in HANDLED(actor.person_id, today()):
        names |= {right} if scope else {right, firm}
    return names
