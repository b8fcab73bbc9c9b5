"""Finding a person by the document they name: number and name together, with a limit against guessing."""

from datetime import timedelta

from django.core.cache import cache

from records.ledger.actor import Actor
from records.ledger.errors import Invalid, Problem
from records.vault.crypto import blind_indexes

from .models import Person
from .rules.documents import clean_number, document_problem
from .rules.names import clean_name

TRIES, WINDOW = 20, timedelta(hours=1)
NOT_FOUND = "没有找到这个人。请核对姓名和证件号码；对方还没登记的，请先到任一大厅窗口登记，或自己开户。"
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
