"""Finding a person by the document they name: number and name together, with a limit against guessing."""

from datetime import timedelta

from django.core.cache import cache

from records.identifiers import check, normalise
from records.ledger.actor import Actor
from records.ledger.errors import Invalid, Problem
from records.vault.crypto import blind_indexes

from .models import Person, User
from .rules.documents import clean_number, document_problem
from .rules.names import clean_name

TRIES, WINDOW = 20, timedelta(hours=1)
NOT_FOUND = "没有找到这个人。请核对姓名和证件号码；对方还没登记的，请先到任一大厅窗口登记，或自己开户。"
NO_ACCOUNT = "对方还没有账号，看不到您出示的内容。请对方先注册，或把证照的 PDF 发给对方。"
TOO_MANY = "查得太多了，请一小时后再试，或到大厅窗口办理。"


def find_person(kind: str, number: str, name: str, *, by: Actor) -> Person:
    """The person with this document and this name. Invalid with one sentence whatever is wrong: nobody learns which."""
    refuse_guessing(by)
    person = with_document(kind, number)
    if person is None or person.name.plain() != clean_name(name):
        raise Invalid("person.unknown", NOT_FOUND, [Problem("number", NOT_FOUND)])
    return person


def refuse_guessing(by: Actor) -> None:
    """Invalid after TRIES lookups within WINDOW."""
    key = f"people:{by.reference}"
    cache.add(key, 0, int(WINDOW.total_seconds()))
    if cache.incr(key) > TRIES:
        raise Invalid("person.lookups", TOO_MANY, [Problem("number", TOO_MANY)])


def with_document(kind: str, number: str) -> Person | None:
    """The person whose document it is, as an officer reads it. Invalid for a wrong number."""
    wrong = document_problem(kind, clean_number(kind, number))
    if wrong:
        raise Invalid("person.number", wrong, [Problem("number", wrong)])
    blind = blind_indexes(clean_number(kind, number), "id_number")
    return Person.objects.filter(id_number_blind__in=blind, certificate_kind=kind).first()


def account_of(person: Person) -> User:
    """The account of a person found. Invalid when there is none."""
    user: User | None = User.objects.filter(person=person, is_active=True).first()
    if user is None:
        raise Invalid("person.no_account", NO_ACCOUNT, [Problem("number", NO_ACCOUNT)])
    return user


def account_by(typed: str) -> User | None:
    """The account that may log in as what was typed: an account's name, or the telephone that is somebody's own.

    A telephone shared in a family (practice 31) opens its owner's account alone.
    """
    rows = User.objects.select_related("person").filter(is_active=True, person__isnull=False)
    found: User | None = rows.filter(username=User.normalize_username(typed.strip())).first()
    phone = typed.strip().removeprefix("+86")
    if found is None and check("mobile", phone).valid:
        blind = blind_indexes(normalise(phone, "mobile"), "phone")
        owners = list(rows.filter(person__phone_blind__in=blind, person__phone_owner=None)[:2])
        found = owners[0] if len(owners) == 1 else None
    return found
