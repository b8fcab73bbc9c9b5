"""From a request to the Actor: whose session, which post, for whom."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from records.ledger.actor import ANONYMOUS, Actor, Party
from records.ledger.clock import now

from .models import Mandate, Organisation, Person
from .sessions import may_use_posts, proven_level

BEIJING = ZoneInfo("Asia/Shanghai")
HIGHEST = 3
CITIZEN_ROLES = frozenset({"citizen"})


def local_day(moment: datetime) -> date:
    """The local date (UTC+8) of a moment; the law counts in local dates."""
    return moment.astimezone(BEIJING).date()


def actor_of(request: HttpRequest) -> Actor:
    """Who asks. Officials act by their mandate of today; citizens for themselves or whom the session says.

    Posts count only in a session that may use them; `acr` is what the person is assured of and the login proved.
    """
    user: Any = request.user
    if not user.is_authenticated or user.person_id is None:
        return ANONYMOUS
    day = local_day(now())
    proven = proven_level(request.session)
    mandates = list(Mandate.objects.held_on(day).filter(person=user.person_id).select_related("department", "person"))
    if mandates and may_use_posts(request.session):
        return actor_of_mandates(mandates, user_id=user.pk, proven=proven)
    person = Person.objects.filter(pk=user.person_id).first()
    if person is None:
        return ANONYMOUS
    party = chosen_party(request, person, day)
    return actor_of_person(person, user_id=user.pk, acting_for=party, proven=proven)


def actor_of_mandates(
    mandates: list[Mandate], *, user_id: Any = None, channel: str = "web", proven: int = HIGHEST
) -> Actor:
    """An official: the roles of all posts in the department and region of the first.

    A post elsewhere adds nothing: a role never reaches beyond the department and region it was given for.
    """
    first = mandates[0]
    posts = [m for m in mandates if (m.department_id, m.region) == (first.department_id, first.region)]
    return Actor(
        reference=first.person.reference, kind="official", user_id=user_id, person_id=first.person_id,
        mandate_id=first.pk, mandate=first.reference, department_id=first.department_id,
        department=first.department.code, region=first.region, acr=min(first.person.assurance, proven), channel=channel,
        roles=frozenset({mandate.role for mandate in posts}),
    )  # fmt: skip


def actor_of_person(
    person: Person,
    *,
    user_id: Any = None,
    acting_for: Party | None = None,
    channel: str = "web",
    proven: int = HIGHEST,
) -> Actor:
    """A citizen, alone or for somebody."""
    return Actor(
        reference=person.reference, kind="person", user_id=user_id, person_id=person.pk, region=person.region,
        roles=CITIZEN_ROLES, acting_for=acting_for, acr=min(person.assurance, proven), channel=channel,
    )  # fmt: skip


def chosen_party(request: HttpRequest, person: Person, day: date) -> Party | None:
    """The organisation chosen in this session, if the person may still act for it today."""
    reference = request.session.get("acting_for")
    if not reference:
        return None
    organisation = Organisation.objects.for_agent(person.pk, day).filter(reference=reference).first()
    return party_of(organisation) if organisation else None


def party_of(organisation: Organisation) -> Party:
    """An organisation as the party one acts for."""
    return Party("organisation", organisation.pk, organisation.reference)


def holds_post(user: Any) -> bool:
    """Whether somebody holds any post today."""
    held = Mandate.objects.held_on(local_day(now())).filter(person=user.person_id)
    return user.person_id is not None and held.exists()
