"""送达: signing and taking back the address confirmation; serving what was made; noting what was handed over."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import rfc8785

from exchange.actions import notify
from identity.models import Person
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.spoken import in_chinese
from records.registers.models import Department

from ..models import AddressConfirmation, Delivery, Paper
from ..permissions import POLICY, require_may
from .papers import order_paper

WAYS = {"portal": "本平台站内消息", "email": "登记的电子邮箱", "sms": "登记的手机短信"}
PERSON = "P-"


@deed
def confirm_address(ways: Sequence[str], *, by: Actor, at: datetime | None = None) -> AddressConfirmation:
    """Sign how papers are served from now on; a confirmation in force is replaced. Its paper is sealed by the hall."""
    POLICY.require(by, "address.confirm")
    chosen = [way for way in WAYS if way in ways]
    if "portal" not in chosen:
        sentence = "电子送达要在本平台打开文书，请选上站内消息。"
        raise Invalid("address.ways", sentence, [Problem("ways", sentence)])
    moment = at or now()
    person = Person.objects.select_for_update().get(reference=by.reference)
    AddressConfirmation.objects.filter(person=by.reference, revoked_at=None).update(revoked_at=moment)
    said: dict[str, Any] = {"person": by.reference, "ways": chosen, "at": moment.isoformat(), "acr": by.acr}
    row = AddressConfirmation.objects.create(
        person=by.reference, ways=chosen, statement=hashlib.sha256(rfc8785.dumps(said)).hexdigest(), acr=by.acr,
        signed_at=moment,
    )  # fmt: skip
    row.paper = order_confirmation(row, person, by=by, at=at)
    row.save(update_fields=["paper"])
    detail = {"ways": chosen, "statement": row.statement, "acr": by.acr}
    record("address.confirm", stream=f"person:{by.reference}", subject=row.reference, by=by, at=at, detail=detail)
    return row


def order_confirmation(row: AddressConfirmation, person: Person, *, by: Actor, at: datetime | None) -> Paper | None:
    """The confirmation as a paper of the hall of the person's county; None where there is no hall."""
    division = person.region[:6].ljust(12, "0")
    hall = Department.objects.filter(role="service_hall", division__code=division).first()
    if hall is None:
        return None
    data = {
        "addressee": person.name.plain(), "ways": [WAYS[way] for way in row.ways],
        "signed_at": f"{local(row.signed_at):%Y-%m-%d %H:%M}",
    }  # fmt: skip
    return order_paper(
        "address_confirmation", key=f"address:{row.reference}", upper_ref=row.reference, data=data, department=hall,
        recipients=[person.reference], region=person.region, by=by, at=at,
    )  # fmt: skip


@deed
def revoke_address(*, by: Actor, at: datetime | None = None) -> int:
    """Take the confirmation back: papers made from now on are served otherwise. How many were in force."""
    POLICY.require(by, "address.confirm")
    ended = AddressConfirmation.objects.filter(person=by.reference, revoked_at=None).update(revoked_at=at)
    record("address.revoke", stream=f"person:{by.reference}", by=by, at=at, detail={"ended": ended})
    return ended


@deed
def serve_paper(paper: Paper, *, by: Actor, at: datetime | None = None) -> None:
    """Serve a paper that was just made: electronically whom confirmed an address, the others wait for the window."""
    POLICY.require(by, "paper.make")
    people = [reference for reference in paper.recipients if reference.startswith(PERSON)]
    agreed = set(AddressConfirmation.objects.in_force(people).values_list("person", flat=True))
    way = dict.fromkeys(agreed, Delivery.Way.ELECTRONIC)
    rows = [
        Delivery(paper=paper, recipient=who, way=way.get(who, ""), served_at=at if who in agreed else None)
        for who in people
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    detail = {"electronic": len(agreed), "waiting": len(people) - len(agreed)}
    record("paper.serve", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at, detail=detail)
    for who in sorted(agreed):
        tell(paper, "served", who, by=by, at=at)


def tell(paper: Paper, kind: str, person: str, *, by: Actor, at: datetime | None) -> None:
    """A notice about a paper."""
    notify(
        f"paper.{kind}", key=f"{kind}:{paper.reference}:{person}", recipient=person, ref=paper.upper_ref,
        data={"name": paper.title, "title": f"《{paper.title}》"}, by=by, at=at,
    )  # fmt: skip


@deed
def note_delivery(
    paper: Paper, recipient: str, *, way: str, receiver: str, by: Actor, at: datetime | None = None
) -> Delivery:
    """Note that a paper was handed over or posted, with a proof of service (送达回证); noted once."""
    require_may(by, "paper.deliver", paper)
    if paper.made_at is None or way not in Delivery.Way.values or way == Delivery.Way.ELECTRONIC:
        raise Invalid("delivery.way", "请选送达方式；文书制作好以后才能登记送达。", [Problem("way", "请选送达方式。")])
    row = Delivery.objects.select_for_update().filter(paper=paper, recipient=recipient).first()
    if row is None or row.served_at is not None:
        raise Conflict("delivery.served", "这份文书已经送达过，或不是发给这个人的。请刷新页面。")
    row.way, row.served_at, row.served_by = way, at, by.mandate or by.reference
    row.receiver = receiver
    row.save(update_fields=["way", "served_at", "served_by", "receiver", "receiver_masked"])
    detail = {"way": way, "delivery": row.reference}
    record("paper.deliver", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at, detail=detail)
    prove(paper, row, receiver, by=by, at=at)
    return row


def prove(paper: Paper, row: Delivery, receiver: str, *, by: Actor, at: datetime | None) -> None:
    """Order the proof of service; none is needed for itself."""
    if paper.kind == "delivery_receipt":
        return
    assert row.served_at is not None
    way = in_chinese(Delivery.Way(row.way).label)
    data = {
        "addressee": receiver, "document": f"{paper.title} {paper.number}", "way": way,
        "delivered_at": f"{local(row.served_at):%Y-%m-%d %H:%M}", "receiver": receiver,
    }  # fmt: skip
    order_paper(
        "delivery_receipt", key=f"proof:{row.reference}", upper_ref=paper.upper_ref, data=data,
        department=paper.department, recipients=[], region=paper.region, by=by, at=at,
    )  # fmt: skip
