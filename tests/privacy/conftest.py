"""People that tests of privacy share."""

import pytest
from django.utils.timezone import localdate

from identity.actors import actor_of_mandates, actor_of_person
from identity.models import Mandate, Person
from tests.cast import log_in
from tests.house.strangers import take_office


def person(username):
    return Person.objects.get(user__username=username)


def citizen(username):
    return actor_of_person(person(username))


def official(username):
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


@pytest.fixture
def steward(db):
    """A client of the data steward of the services bureau."""
    take_office("steward", 61)
    return log_in("steward")
