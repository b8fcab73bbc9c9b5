"""For whom somebody may act today, and as whom the session acts (domain.md §4.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from records.ledger.actor import Actor, Party
from records.ledger.kept import Kept

from .models import FamilyTie, Handler, HelpEntry, Organisation, Person, Proxy
from .queries import today

FIRMS = Kept(lambda person, day, token: Organisation.objects.for_agent(person, day).filter(reference=token))
HANDLERS = Kept(lambda firm, person, day: Handler.objects.acting_on(day).filter(organisation=firm, person=person))


@dataclass(frozen=True, slots=True)
class Choice:
    """A party one may choose, with the name shown and until when."""

    party: Party
    token: str
    name: str
    until: date | None = None


def party_of(organisation: Organisation) -> Party:
    """An organisation as the party its representative acts for."""
    return Party("organisation", organisation.pk, organisation.reference, name=organisation.name)


def represented(organisation: Organisation, person_id: Any, day: date) -> Party:
    """The organisation as `person_id` acts for it: as representative whole, as handler within the scope given."""
    if organisation.representative_id == person_id:
        return party_of(organisation)
    handler: Handler = HANDLERS(organisation.pk, person_id, day)[0]
    scope = frozenset(handler.scope)
    return Party(
        "organisation", organisation.pk, organisation.reference, "handler", handler.reference, scope,
        name=organisation.name,
    )  # fmt: skip


def by_proxy(proxy: Proxy) -> Party:
    """The principal of a power of attorney, within its scope or for its case."""
    principal, scope = proxy.principal, frozenset(proxy.scope)
    return Party(
        "organisation" if proxy.organisation_id else "person", principal.pk, principal.reference, "proxy",
        proxy.reference, scope, proxy.case, proxy.principal_name,
    )  # fmt: skip


def by_tie(tie: FamilyTie) -> Party:
    """A child, ward or elder."""
    basis, scope = "guardian" if tie.kind == "guardian" else "family", frozenset(tie.scope)
    name = tie.subject.name_masked
    return Party("person", tie.subject.pk, tie.subject.reference, basis, tie.reference, scope, name=name)  # type: ignore[arg-type]


def by_help(entry: HelpEntry) -> Party:
    """The person helped, with one thing."""
    scope = frozenset({entry.item})
    name = entry.person.name_masked
    return Party("person", entry.person.pk, entry.person.reference, "helper", entry.reference, scope, name=name)


def party_chosen(token: str, person_id: Any, day: date) -> Party | None:
    """The party that `token` stands for, if the person may still act for it on `day`; one or two queries."""
    if token.startswith("PX-"):
        proxy = proxies_of(person_id, day).filter(reference=token).first()
        return by_proxy(proxy) if proxy else None
    if token.startswith("FT-"):
        tie = ties_of(person_id, day).filter(reference=token).first()
        return by_tie(tie) if tie else None
    organisation = FIRMS.first(person_id, day, token)
    return represented(organisation, person_id, day) if organisation else None


def help_chosen(token: str, mandates: list[Any]) -> Party | None:
    """The person whom an official helps now, while the entry runs and its post is held."""
    if not token.startswith("HE-"):
        return None
    rows = HelpEntry.objects.running().filter(reference=token, mandate__in=[mandate.pk for mandate in mandates])
    entry = rows.select_related("person").first()
    return by_help(entry) if entry else None


def proxies_of(person_id: Any, day: date) -> Any:
    """The powers of attorney by which a person may act on `day`."""
    return Proxy.objects.acting_on(day).filter(agent=person_id).select_related("person", "organisation")


def ties_of(person_id: Any, day: date) -> Any:
    """The family ties by which a person may act on `day`."""
    return FamilyTie.objects.acting_on(day).filter(holder=person_id).select_related("subject")


def choices_of(person: Person, day: date) -> list[Choice]:
    """Everybody for whom a person may act on `day`: firms, family, principals. Names are shown to whom they trust."""
    found = [
        Choice(represented(firm, person.pk, day), firm.reference, firm.name)
        for firm in Organisation.objects.for_agent(person.pk, day).order_by("name")
    ]
    found += [Choice(by_tie(t), t.reference, t.subject.name_masked, t.valid_to) for t in ties_of(person.pk, day)]
    for proxy in proxies_of(person.pk, day):
        name = proxy.organisation.name if proxy.organisation else proxy.person.name_masked
        found.append(Choice(by_proxy(proxy), proxy.reference, name, proxy.valid_to))
    return found


def parties_of(actor: Actor) -> list[Choice]:
    """The same for whoever visits a page; none for officials and visitors."""
    person = Person.objects.visible_to(actor).first() if actor.kind == "person" else None
    return choices_of(person, today()) if person else []
