"""Helpers at windows and in villages (帮代办): scope, entries, confirmation by the person (practice 31)."""

from collections.abc import Collection
from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import HelpEntry, HelperScope, Mandate, Person
from ..permissions import POLICY, in_region
from ..registry import matters_of
from ..rules.acting import IN_PERSON
from ..rules.documents import clean_number

PLACES = ("window", "village", "home")
OUT_OF_SCOPE = "这个事项不在您的帮代办范围内。请大厅管理员增加，或请群众到窗口办理。"
WAYS = ("id_card", "signature", "witness")
OTHER_NUMBER = "读到的证件号码和所帮的人不一致。请核对证件。"
NO_PAPER = "请上传签名的照片或扫描件（PDF、JPEG 或 PNG）。"
NO_WITNESS = "请填写见证人姓名。见证人不能是帮办人，也不能是被帮办的本人。"


@deed
def set_helper_scope(mandate: Mandate, items: Collection[str], *, by: Actor, at: datetime | None = None) -> HelperScope:
    """The hall manager says what a helper may help with (item and bundle codes)."""
    POLICY.require(by, "helper.scope", in_region(by, mandate.region))
    wanted = sorted(set(items))
    if len({matter.code for matter in matters_of(wanted)}) != len(wanted):
        sentence = "所选的事项里有目录里没有的。请重新选择。"
        raise Invalid("helper.items", sentence, [Problem("items", sentence)])
    values = {"items": wanted, "set_at": at or now(), "set_by": by.reference}
    row, _ = HelperScope.objects.update_or_create(mandate=mandate, defaults=values)
    record("helper.scope", stream=f"mandate:{mandate.reference}", by=by, at=at, detail={"items": wanted})
    return row


@deed
def start_help(
    person: Person, item: str, *, place: str, number: str, by: Actor, at: datetime | None = None
) -> HelpEntry:
    """Begin to help somebody who is there with the document (`number` read from it) with one thing.

    Raises Invalid for another number, NotAllowed outside the helper's region or items and for an item to be done in
    person (行政许可法 第二十九条).
    """
    POLICY.require(by, "help.start", in_region(by, person.region))
    refuse_other_number(person, number)
    assert by.mandate_id is not None
    scope = HelperScope.objects.filter(mandate=by.mandate_id).first()
    if scope is None or item not in scope.items:
        raise NotAllowed("help.scope", OUT_OF_SCOPE)
    if any(matter.in_person for matter in matters_of([item])):
        raise NotAllowed("help.in_person", IN_PERSON)
    entry: HelpEntry = HelpEntry.objects.create(
        mandate_id=by.mandate_id, person=person, item=item, place=place if place in PLACES else "window",
        started_at=at or now(), region=by.region,
    )  # fmt: skip
    detail = {"entry": entry.reference, "item": item, "place": entry.place}
    record("help.start", stream=f"person:{person.reference}", subject=entry.reference, by=by, at=at, detail=detail)
    put("notice_of_right", f"help.start:{entry.reference}", f"{person.reference} help.start {entry.reference}")
    return entry


def refuse_other_number(person: Person, number: str) -> None:
    """Invalid when the document read is not the person's."""
    if clean_number(person.certificate_kind, number) != person.id_number.plain():
        raise Invalid("help.number", OTHER_NUMBER, [Problem("number", OTHER_NUMBER)])


@deed
def confirm_help(
    entry: HelpEntry, *, how: str, by: Actor, at: datetime | None = None, number: str = "", paper: str = "",
    witness: str = "",
) -> HelpEntry:  # fmt: skip
    """The person confirms what was filled in: the card read again, a signature, or a witness; only then it counts."""
    POLICY.require(by, "help.confirm", {"own"} if entry.mandate_id == by.mandate_id else set())
    row: HelpEntry = (
        HelpEntry.objects.select_for_update(of=("self",)).select_related("person", "mandate__person").get(pk=entry.pk)
    )
    if row.ended_at is not None or row.confirmed_at is not None:
        raise Conflict("help.done", "这次帮办已经确认过，或已经结束。")
    refuse_unproved(row, how, number, paper, witness)
    row.confirmed_at, row.confirmed_how, row.paper, row.witness = at, how, paper, witness
    row.save(update_fields=["confirmed_at", "confirmed_how", "paper", "witness", "witness_masked"])
    detail = {"entry": row.reference, "how": how, "paper": paper}
    record("help.confirm", stream=f"person:{row.person.reference}", subject=row.reference, by=by, at=at, detail=detail)
    return row


def refuse_unproved(entry: HelpEntry, how: str, number: str, paper: str, witness: str) -> None:
    """Invalid for a way that proves nothing."""
    if how not in WAYS:
        raise Invalid("help.how", "请选择确认方式。", [Problem("how", "请选择确认方式。")])
    if how == "id_card":
        refuse_other_number(entry.person, number)
    if how == "signature" and not paper:
        raise Invalid("help.paper", NO_PAPER, [Problem("paper", NO_PAPER)])
    involved = {entry.mandate.person.name.plain(), entry.person.name.plain()}
    if how == "witness" and (not witness.strip() or witness.strip() in involved):
        raise Invalid("help.witness", NO_WITNESS, [Problem("witness", NO_WITNESS)])


@deed
def end_help(entry: HelpEntry, *, by: Actor, at: datetime | None = None, case: str = "") -> HelpEntry:
    """The help is over (a case was submitted, or it came to nothing): the helper sees nothing of it any more."""
    POLICY.require(by, "help.confirm", {"own"} if entry.mandate_id == by.mandate_id else set())
    row: HelpEntry = HelpEntry.objects.select_for_update(of=("self",)).select_related("person").get(pk=entry.pk)
    if row.ended_at is None:
        row.ended_at, row.case = at, case
        row.save(update_fields=["ended_at", "case"])
        detail = {"entry": row.reference, "case": case}
        record("help.end", stream=f"person:{row.person.reference}", subject=row.reference, by=by, at=at, detail=detail)
    return row
