"""What identity keeps about a person: shown, exported, corrected, let go (records.privacy's personal source)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem
from records.privacy.models import PrivacyRequest
from records.privacy.registry import Datum, Held, Line, PersonalSource
from records.registers.models import Department

from .models import Evidence, FamilyTie, Letter, Mandate, Organisation, Person, Proxy, User
from .rules.documents import clean_number, document_problem

LABELS = {"name": _("姓名"), "id_number": _("证件号码"), "phone": _("手机号"), "email": _("电子邮箱")}
KEPT = ("name", "id_number", "phone", "email")
IN_OFFICE = "您还担任职务，不能注销账户。请先由本单位管理员结束任职。"


def person_of(reference: str) -> Person:
    """The person; DoesNotExist."""
    found: Person = Person.objects.get(reference=reference)
    return found


def export(reference: str) -> list[Line]:
    """The account, and the organisations one represents."""
    row = person_of(reference)
    account: Line = {"姓名": row.name.plain(), "证件号码": row.id_number.plain(), "手机号": row.phone.plain()}
    account |= {"电子邮箱": row.email.plain(), "实名等级": f"L{row.assurance}", "地区": row.region}
    firms = Organisation.objects.filter(representative=row)
    return [account, *({"单位": firm.name, "统一社会信用代码": firm.uscc} for firm in firms), *rights_of(row)]


def rights_of(person: Person) -> list[Line]:
    """How the level was reached, who acts for whom: references, kinds and dates, names of nobody else."""
    levels = Evidence.objects.filter(person=person).order_by("made_at")
    given = Proxy.objects.filter(person=person) | Proxy.objects.filter(agent=person)
    ties = FamilyTie.objects.filter(holder=person) | FamilyTie.objects.filter(subject=person)
    lines: list[Line] = [
        {"实名依据": row.kind, "等级": f"L{row.level}", "时间": row.made_at.isoformat()} for row in levels
    ]
    lines += [{"授权委托书": row.reference, "起": str(row.valid_from), "止": str(row.valid_to)} for row in given]
    return [*lines, *({"家人关系": row.reference, "种类": row.kind} for row in ties)]


def data(reference: str) -> list[Datum]:
    """What can be corrected: the services bureau of the county holds it."""
    row = Person.objects.filter(reference=reference).first()
    if row is None:
        return []
    office = Department.objects.filter(role="service_hall", division__code=row.region[:6].ljust(12, "0")).first()
    masked = {"email": "••••" if row.email else ""}
    return [Datum(code, LABELS[code], masked.get(code, getattr(row, f"{code}_masked", "")), office) for code in KEPT]


def read(reference: str, code: str) -> str:
    """One datum in plain."""
    value: str = getattr(person_of(reference), code).plain()
    return value


def correct(reference: str, code: str, value: str, by: Actor, at: datetime) -> None:
    """Replace a datum."""
    correct_person(person_of(reference), code, value, by=by, at=at)


@deed
def correct_person(person: Person, code: str, value: str, *, by: Actor, at: datetime | None = None) -> Person:
    """Write a corrected value; Invalid for a number that cannot be one. The request keeps both values."""
    if code == "id_number":
        value = clean_number(person.certificate_kind, value)
        if problem := document_problem(person.certificate_kind, value):
            raise Invalid("identity.id_number", problem, [Problem("value", problem)])
    person = Person.objects.select_for_update().get(pk=person.pk)
    setattr(person, code, value)
    person.save()
    record(
        "person.correct",
        stream=f"person:{person.reference}",
        by=by,
        at=at,
        subject=person.reference,
        detail={"field": code},
    )
    return person


def obstacles(reference: str) -> list[str]:
    """A post keeps the account."""
    held = Mandate.objects.filter(person__reference=reference, ended_at=None)
    return [IN_OFFICE] if any(m.valid_to is None for m in held) else []


def close(reference: str, by: Actor, at: datetime) -> None:
    """Nobody logs in any more."""
    close_login(person_of(reference), by=by, at=at)


@deed
def close_login(person: Person, *, by: Actor, at: datetime | None = None) -> None:
    """Switch the account off; its password opens nothing."""
    for user in User.objects.select_for_update().filter(person=person):
        user.set_unusable_password()
        user.is_active = False
        user.save(update_fields=["password", "is_active"])
    record("account.close", stream=f"person:{person.reference}", by=by, at=at, subject=person.reference)


def purge(before: datetime, held: Held, by: Actor, at: datetime) -> int:
    """Empty what identified people whose account was closed before: the row stays for the cases that point at it."""
    closed = PrivacyRequest.objects.filter(kind="closing", state="done", answered_at__lt=before)
    people = set(closed.values_list("person", flat=True)) - set(held.persons)
    rows = list(Person.objects.select_for_update().filter(reference__in=people).exclude(name=b""))
    for row in rows:
        erase_person(row, by=by, at=at)
    return len(rows)


@deed
def erase_person(person: Person, *, by: Actor, at: datetime | None = None) -> None:
    """Empty name, numbers and addresses."""
    for code in KEPT:
        setattr(person, code, "")
    person.birth_date = None
    person.save()
    for letter in Letter.objects.filter(person=person):
        letter.address = letter.code = ""
        letter.save(update_fields=["address", "address_masked", "code"])
    record("person.erase", stream=f"person:{person.reference}", by=by, at=at, subject=person.reference)


SOURCE: Any = PersonalSource(
    _("账户"), export, data, read, correct, purges={"account": purge}, obstacles=obstacles, close=close
)
