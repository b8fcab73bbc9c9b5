"""Whether somebody may apply for something as whom they act: level, age, in person, scope (domain.md §4)."""

from collections.abc import Iterable
from datetime import datetime

from blueprints.loading import load
from blueprints.models import Edition
from exchange.actions import notify
from identity.actions.helping import end_help
from identity.actions.proxies import use_proxy
from identity.actors import level_of as level_held_by
from identity.models import HelpEntry, Organisation, Person
from identity.rules.acting import IN_PERSON, TOO_YOUNG, too_young_to_act
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..matters import level_of, matter
from ..models import Application, Draft
from ..rules.item import Item

OUT_OF_SCOPE = "给您的授权不包括这个事项。请对方增加授权，或由其本人办理。"
OTHER_FIRM = "这份申请以单位的名义办。请先在“我的账户”选择代表这个单位，再继续。"
FOR_ONESELF = "这份申请以您本人的名义办。请先在“我的账户”选择“本人”，再继续。"
OTHER_PERSON = "这份申请是为别人办的。请先选择为谁办理，再继续。"
LEVEL = "这个事项要更高的实名等级才能申请。请到“实名等级”页面，看您现在的等级和怎么提升。"
UNCONFIRMED = "请先请本人确认：读身份证、签名或请见证人，确认后才能提交。"
BY_ENTRUSTING = frozenset({"proxy", "family", "helper"})


def needed_level(editions: Iterable[Edition]) -> int:
    """The 实名等级 that applying for these items takes."""
    return level_of([value for e in editions if isinstance(value := load(e), Item)])


def level_missing(edition: Edition, by: Actor) -> int:
    """The level that applying takes, when the person is assured of less; else 0."""
    needed = matter(edition).level
    return needed if by.acr < needed and assured(by, None) < needed else 0


def assured(by: Actor, at: datetime | None) -> int:
    """The level that the person who acts is assured of today."""
    person = Person.objects.filter(pk=by.person_id).first() if by.person_id else None
    return level_held_by(person, local(at or now()).date()) if person else 0


def refuse_standing(edition: Edition, members: Iterable[Edition], by: Actor, at: datetime | None) -> None:
    """NotAllowed below the level, under 14 alone, outside the scope, or sent where one must come in person."""
    members = list(members)
    needed = needed_level(members)
    if by.acr < needed and assured(by, at) < needed:
        raise NotAllowed("draft.level", LEVEL)
    refuse_child(by, at)
    refuse_out_of_scope(edition, by, at)
    party = by.acting_for
    if party and party.basis in BY_ENTRUSTING and any(load(member).in_person for member in members):
        raise NotAllowed("draft.in_person", IN_PERSON)


def refuse_child(by: Actor, at: datetime | None) -> None:
    """Under 14 the guardian acts."""
    if by.person_id is None or by.kind != "person" or by.acting_for is not None:
        return
    born = Person.objects.filter(pk=by.person_id).values_list("birth_date", flat=True).first()
    if too_young_to_act(born, local(at or now()).date()):
        raise NotAllowed("draft.too_young", TOO_YOUNG)


def refuse_out_of_scope(edition: Edition, by: Actor, at: datetime | None) -> None:
    """NotAllowed when the right reaches other items only; a firm's own rows are asked once more."""
    party = by.acting_for
    if party is None:
        return
    reached = party.covers(edition.code)
    if reached and party.basis in {"representative", "handler"}:
        firms = Organisation.objects.for_agent(by.person_id, local(at or now()).date(), [edition.code])
        reached = firms.filter(pk=party.id).exists()
    if not reached:
        raise NotAllowed("draft.scope", OUT_OF_SCOPE)


def refuse_other_party(draft: Draft, by: Actor) -> None:
    """Conflict when a draft is not in the name of whom the actor acts for now."""
    acting_for = by.acting_for.id if by.acting_for else by.person_id
    if acting_for != (draft.organisation_id or draft.person_id):
        own = OTHER_PERSON if draft.person_id != by.person_id else FOR_ONESELF
        raise Conflict("draft.other_party", OTHER_FIRM if draft.organisation_id else own)


def refuse_unconfirmed(draft: Draft) -> None:
    """Invalid while the person helped has not confirmed what the helper filled in."""
    if (
        draft.basis == "helper"
        and not HelpEntry.objects.filter(reference=draft.right, confirmed_at__isnull=False).exists()
    ):
        raise Invalid("draft.unconfirmed", UNCONFIRMED, [Problem("confirmation", UNCONFIRMED)])


def applicant(by: Actor) -> tuple[Person, str]:
    """In whose name a draft stands as a person, and the region it is for."""
    party = by.acting_for
    pk = party.id if party and party.kind == "person" else by.person_id
    assert pk is not None
    person = Person.objects.get(pk=pk)
    return person, person.region if party and party.kind == "person" else by.region


def note_use(draft: Draft, *, by: Actor, at: datetime | None) -> None:
    """A draft begun by right: a single-use power of attorney is used, the principal is told."""
    party = by.acting_for
    if party is None or not party.right:
        return
    if party.basis == "proxy":
        use_proxy(party.right, draft.reference, by=by, at=at)
    tell_principal(draft, "agent.started", draft.reference, by=by, at=at)


def principals(thing: Draft | Application) -> list[str]:
    """References of those to tell: the applicant, of a firm its representative; an agent for it is told apart."""
    if thing.organisation is None:
        return [thing.person.reference]
    return sorted({thing.organisation.representative.reference, thing.person.reference})


def tell_principal(thing: Draft | Application, kind: str, key: str, *, by: Actor, at: datetime | None) -> None:
    """Word of an agent's act to whom it was done for."""
    name = thing.name if isinstance(thing, Application) else load(thing.edition).name
    for recipient in principals(thing):
        if recipient != by.reference:
            notify(
                kind, key=f"{kind}:{key}:{recipient}"[:160], recipient=recipient, ref=thing.reference,
                data={"name": name, "right": thing.right}, by=by, at=at,
            )  # fmt: skip


def close_help(draft: Draft, case: str, *, by: Actor, at: datetime | None) -> None:
    """A helper's entry ends with the submission."""
    entry = HelpEntry.objects.filter(reference=draft.right).first() if draft.basis == "helper" else None
    if entry is not None:
        end_help(entry, case=case, by=by, at=at)
