"""Interests (回避): an official, or the head of their department, says whose cases they stay away from."""

from datetime import datetime

from identity.models import Person
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Interest, Process
from ..permissions import POLICY
from ..registry import process_kinds

GROUNDS = ("kin", "share", "dispute", "other")


@deed
def declare_interest(person: Person, party: str, *, ground: str, by: Actor, at: datetime | None = None) -> Interest:
    """`person` decides no case of `party` (a person or organisation reference) from now on. Once; safe to repeat."""
    POLICY.require(by, "interest.declare", {"own"} if person.pk == by.person_id else ())
    if ground not in GROUNDS:
        sentence = "请选回避的事由：亲属、持股或任职、争议，或者其他。"
        raise Invalid("interest.ground", sentence, [Problem("ground", sentence)])
    row, _ = Interest.objects.get_or_create(
        person=person.reference, party=party, ended_at=None, defaults={"ground": ground, "declared_at": at or now()}
    )
    detail = {"ground": ground}
    record("interest.declare", stream=f"person:{person.reference}", subject=party, by=by, at=at, detail=detail)
    return row


@deed
def declare_about(process: Process, *, ground: str, by: Actor, at: datetime | None = None) -> list[Interest]:
    """Stay away from a case and from every later one of its parties: its applicant, its firm, who acts for it."""
    POLICY.require(by, "interest.declare", {"own"})
    assert by.person_id is not None  # the policy asks for an official
    person = Person.objects.get(pk=by.person_id)
    parties = process_kinds.get(process.kind).parties(process.upper_ref)
    return [declare_interest(person, party, ground=ground, by=by, at=at) for party in sorted(parties)]


@deed
def end_interest(interest: Interest, *, by: Actor, at: datetime | None = None) -> Interest:
    """The reason is gone: by the official themself; the row stays."""
    POLICY.require(by, "interest.declare", {"own"} if interest.person == by.reference else ())
    if interest.ended_at is not None:
        raise Conflict("interest.ended", "这条回避申报已经结束。请刷新页面。")
    interest.ended_at = at
    interest.save(update_fields=["ended_at"])
    record("interest.end", stream=f"person:{interest.person}", subject=interest.party, by=by, at=at)
    return interest
