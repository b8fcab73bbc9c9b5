"""One telephone for a family: with the owner's consent, and a limit that alerts (practice 31)."""

from datetime import datetime
from typing import Any

from records.identifiers import check, normalise, sentence
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem
from records.registers.actions.entries import open_todo
from records.registers.models import Department
from records.vault.crypto import blind_indexes

from ..models import Person
from ..permissions import POLICY, in_region
from ..rules.acting import PHONE_LIMIT, too_many_on_a_phone

TAKEN = "这个手机号是别人登记的。家人共用一个手机号，要机主同意：请机主到场确认，或换一个号码。"
NOT_THE_OWNER = "机主登记的不是这个手机号。请核对机主的姓名和证件号码。"
CROWDED = {
    "zh-Hans": f"一个手机号登记了超过 {PHONE_LIMIT} 个人，请核对是不是家人共用。",
    "en": f"One telephone number stands for more than {PHONE_LIMIT} people. Check that they are one family.",
}


def people_on(phone: str) -> Any:
    """Persons registered with a telephone number."""
    return Person.objects.filter(phone_blind__in=blind_indexes(phone, "phone")) if phone else Person.objects.none()


def refuse_unshared(phone: str, owner: Person | None, person: Person | None = None) -> None:
    """Invalid for a wrong number, and for another's number that its owner has not agreed to share."""
    wrong = sentence("mobile", check("mobile", phone)) if phone else ""
    others = people_on(normalise(phone, "mobile")).exclude(pk=person.pk if person else None)
    if not wrong and owner is None and others.exists():
        wrong = TAKEN
    if not wrong and owner is not None and not others.filter(pk=owner.pk, phone_owner=None).exists():
        wrong = NOT_THE_OWNER
    if wrong:
        raise Invalid("phone.refused", wrong, [Problem("phone", wrong)])


@deed
def share_phone(person: Person, *, owner: Person, by: Actor, at: datetime | None = None) -> Person:
    """`owner` agrees that a member of the family is reached on their telephone; said by the owner or at a window."""
    own = {"own"} if owner.pk == by.person_id else set()
    POLICY.require(by, "phone.share", own | in_region(by, owner.region))
    phone = owner.phone.plain()
    refuse_unshared(phone, owner, person)
    person.phone, person.phone_owner, person.phone_shared_at = phone, owner, at
    person.save(update_fields=["phone", "phone_masked", "phone_blind", "phone_owner", "phone_shared_at"])
    detail = {"owner": owner.reference}
    record("phone.share", stream=f"person:{person.reference}", by=by, at=at, detail=detail)
    alert_on_crowd(person, by=by, at=at)
    return person


def alert_on_crowd(person: Person, *, by: Actor, at: datetime | None) -> None:
    """A to-do for the hall manager when a telephone stands for too many people; once per number of people."""
    owner = person.phone_owner or person
    people = people_on(person.phone.plain()).count()
    hall = Department.objects.filter(role="service_hall", division__code=person.region[:6].ljust(12, "0")).first()
    if hall is not None and too_many_on_a_phone(people):
        open_todo(
            kind="shared_phone", key=f"{owner.reference}:{people}", department=hall, subject_kind="person",
            subject=owner.reference, sentence=CROWDED, by=by, at=at,
        )  # fmt: skip
