"""Entering people, their accounts, organisations and who acts for them."""

from dataclasses import replace
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from records.identifiers import normalise
from records.ledger.actor import Actor
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.vault.crypto import blind_indexes

from ..models import Handler, Organisation, Person, User
from ..permissions import POLICY
from ..rules.documents import birth_date_in, clean_number, document_problem
from ..rules.levels import BY_KIND
from ..rules.names import clean_name, name_problem
from ..rules.numbers import uscc_problem
from .assurance import add_evidence
from .phones import alert_on_crowd, refuse_unshared


@deed
def register_person(
    *,
    name: str,
    id_number: str,
    phone: str,
    region: str,
    by: Actor,
    at: datetime | None = None,
    email: str = "",
    assurance: int = 1,
    assured_by: str = "two_factor_data",
    certificate_kind: str = "111",
    birth_date: date | None = None,
    phone_owner: Person | None = None,
) -> Person:
    """Enter a person by any document of rules.documents; the name stays as in the document.

    Raises Invalid for a wrong number or name and for a telephone that is another's who has not agreed (`phone_owner`),
    Conflict when the number is already registered. Only the portal itself enters a level above 1.
    """
    POLICY.require(by, "person.register")
    number, name = clean_number(certificate_kind, id_number), clean_name(name)
    refuse_wrong(document_problem(certificate_kind, number), "id_number")
    refuse_wrong(name_problem(name), "name")
    if Person.objects.filter(id_number_blind__in=blind_indexes(number, "id_number")).exists():
        raise Conflict("person.known", "这个证件号码已经登记过。请直接登录，或用“找回账号”。")
    refuse_unshared(phone, phone_owner)
    born = birth_date_in(certificate_kind, number) or birth_date
    person = Person(
        name=name, id_number=number, phone=phone, email=email, region=region, certificate_kind=certificate_kind,
        birth_date=born, phone_owner=phone_owner, phone_shared_at=at if phone_owner else None,
    )  # fmt: skip
    person.save()
    level, kind = (assurance, assured_by) if by.kind == "system" else (1, "two_factor_data")
    detail = {"assurance": level, "by": kind, "certificate_kind": certificate_kind}
    record("person.register", stream=f"person:{person.reference}", by=by, at=at, region=region, detail=detail)
    add_evidence(person, replace(BY_KIND[kind], level=level), by=by, at=at, document_kind=certificate_kind)
    alert_on_crowd(person, by=by, at=at)
    return person


@deed
def open_account(person: Person, *, username: str, password: str, by: Actor, at: datetime | None = None) -> User:
    """Give a person an account.

    Raises Conflict when they have one or the name is taken, Invalid for a password that is too easy.
    """
    POLICY.require(by, "account.open")
    refuse_taken(person, username)
    refuse_easy(password)
    user = User.objects.create_user(username, password, person=person)
    record("account.open", stream=f"person:{person.reference}", by=by, at=at)
    return user


@deed
def register_organisation(
    *,
    uscc: str,
    name: str,
    kind: str,
    representative: Person,
    region: str,
    by: Actor,
    at: datetime | None = None,
    address: str = "",
) -> Organisation:
    """Enter an organisation by its unified social credit code."""
    POLICY.require(by, "organisation.register")
    return enter_organisation(
        uscc=uscc, name=name, kind=kind, representative=representative, region=region, address=address, by=by, at=at
    )


def enter_organisation(
    *,
    uscc: str,
    name: str,
    kind: str,
    representative: Person,
    region: str,
    by: Actor,
    at: datetime | None,
    address: str = "",
) -> Organisation:
    """The row of an organisation and its entry in the trail; Invalid for a wrong code, Conflict for a known one."""
    uscc = normalise(uscc)
    refuse_wrong(uscc_problem(uscc), "uscc")
    if Organisation.objects.filter(uscc=uscc).exists():
        raise Conflict("organisation.known", "这个统一社会信用代码已经登记过。")
    organisation: Organisation = Organisation.objects.create(
        uscc=uscc, name=name, kind=kind, representative=representative, region=region, address=address
    )
    detail = {"kind": kind, "representative": representative.reference}
    record("organisation.register", stream=f"organisation:{organisation.reference}", by=by, at=at, detail=detail)
    return organisation


@deed
def add_handler(
    organisation: Organisation,
    person: Person,
    *,
    valid_from: date,
    by: Actor,
    at: datetime | None = None,
    scope: list[str] | None = None,
    valid_to: date | None = None,
) -> Handler:
    """Let `person` act for `organisation`, once they have accepted. Conflict while they already may or were asked."""
    own = {"own"} if organisation.representative_id == by.person_id else set()
    POLICY.require(by, "handler.add", own)
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # asked twice at once: one after the other
    if organisation.handlers.standing().filter(person=person).exists():
        raise Conflict("handler.known", "已经请这个人做经办人了。要改范围或期限，请先结束原来的授权。")
    refuse_wrong("止期不能早于起期。" if valid_to and valid_to < valid_from else "", "valid_to")
    handler: Handler = Handler.objects.create(
        organisation=organisation, person=person, scope=scope or [], valid_from=valid_from, valid_to=valid_to,
        appointed_by=by.reference,
    )  # fmt: skip
    detail = {"person": person.reference, "scope": scope or [], "handler": handler.reference}
    record("handler.add", stream=f"organisation:{organisation.reference}", by=by, at=at, detail=detail)
    put("notice_of_right", f"handler.add:{handler.reference}", f"{person.reference} handler.add {handler.reference}")
    return handler


def refuse_wrong(sentence: str, pointer: str) -> None:
    """Raise Invalid with the sentence, if there is one."""
    if sentence:
        raise Invalid(f"identity.{pointer}", sentence, [Problem(pointer, sentence)])


def refuse_taken(person: Person, username: str) -> None:
    """One account per person, one person per name."""
    if User.objects.filter(person=person).exists():
        raise Conflict("account.known", "您已经有账号了。请直接登录，或用“找回账号”。")
    if User.objects.filter(username=User.normalize_username(username)).exists():
        raise Conflict("account.name_taken", "这个用户名已经有人用了。请换一个。")


def refuse_easy(password: str) -> None:
    """Raise Invalid with the first thing that is wrong with a new password."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise Invalid("account.password", error.messages[0], [Problem("password", error.messages[0])]) from error
