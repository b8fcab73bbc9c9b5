"""Who stays away from a firm (回避, 行政处罚法 43): for an interest declared, or for acting for the firm themselves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from identity.models import Handler, Organisation, Person
from workflows.models import Interest

from .models import EnforcementCertificate, Premises


def avoided(people: Iterable[Person], day: date) -> defaultdict[str, set[str]]:
    """For each person reference the parties (organisations, firms) that they stay away from on `day`: three queries."""
    people = list(people)
    declared = Interest.objects.filter(person__in=[one.reference for one in people], ended_at=None)
    represented = Organisation.objects.filter(representative__in=people)
    handled = Handler.objects.acting_on(day).filter(person__in=people)
    pairs = [
        *declared.values_list("person", "party"),
        *represented.values_list("representative__reference", "reference"),
        *handled.values_list("person__reference", "organisation__reference"),
    ]
    found = defaultdict(set)
    for person, party in pairs:
        found[person].add(party)
    return found


def stays_away(person: str, premises: Premises, moment: datetime) -> bool:
    """Whether somebody had declared an interest in the firm of a place by a moment (what they noted before, stands)."""
    rows = Interest.objects.filter(person=person, party__in=parties_of(premises), declared_at__lte=moment)
    return rows.filter(Q(ended_at=None) | Q(ended_at__gt=moment)).exists()


def parties_of(premises: Premises) -> set[str]:
    """What the firm of a place is known by: as a firm, and as an organisation of the portal."""
    return {premises.firm.reference, premises.firm.organisation} - {""}


def free_for(
    premises: Premises, certificates: Iterable[EnforcementCertificate], day: date
) -> list[EnforcementCertificate]:
    """Those of `certificates` (with their officers) whose officers need not stay away from the firm of a place."""
    rows = list(certificates)
    away = avoided((row.mandate.person for row in rows), day)
    return [row for row in rows if not away[row.mandate.person.reference] & parties_of(premises)]
