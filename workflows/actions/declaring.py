"""Interests (回避): an official, or the head of their department, says whose cases they stay away from."""

from datetime import datetime

from identity.models import Person
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem

from ..models import Interest
from ..permissions import POLICY

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
