"""The cast as actors, and the portal itself."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from identity.actors import actor_of_mandates, actor_of_person
from identity.models import Mandate, Person
from records.ledger.actor import system_actor
from records.registers.models import Department


def person(username):
    return Person.objects.get(user__username=username)


def official(username):
    """Somebody of the cast in their posts of today."""
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


def citizen(username):
    return actor_of_person(person(username))


@pytest.fixture
def portal():
    return system_actor("test")


@pytest.fixture
def market():
    return Department.objects.get(role="market_regulation", division__code="990102000000")


@pytest.fixture
def post(market):
    """What a new approver's post at market regulation is made of."""
    return {
        "department": market, "role": "approver", "region": "990102", "valid_from": date(2026, 1, 1), "title": {},
    }  # fmt: skip
