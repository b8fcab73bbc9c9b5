"""Questions put into SQL once: each asking has its own values, and what cannot be kept is refused."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from documents.models import Paper
from identity.actors import actor_of_person
from identity.models import Mandate, Person, User
from identity.queries import today
from records.ledger.actor import ANONYMOUS
from records.ledger.clock import now
from records.ledger.kept import Kept
from records.ledger.loading import get_visible, seen

pytestmark = pytest.mark.django_db


def person(name):
    return User.objects.get(username=name).person


def test_each_asking_has_its_own_values():
    by_key = Kept(lambda key: Person.objects.filter(pk=key))
    assert [by_key(person(name).pk) for name in ("lin", "wen", "lin")] == [
        [person("lin")], [person("wen")], [person("lin")]
    ]  # fmt: skip
    assert len(by_key.made) == 1


def test_lists_of_another_length_and_nothing_make_other_statements():
    held = Kept(lambda keys, substitute: Mandate.objects.filter(person__in=keys, substitute_for=substitute))
    two = [person("an").pk, person("bo").pk]
    assert {row.person_id for row in held(two, None)} == set(two)
    assert {row.person_id for row in held(two[:1], None)} == {two[0]}
    assert held([], None) == []
    assert held(two, Mandate.objects.all()[0].pk) == []


def test_several_values_that_the_database_takes_as_one_are_put_in_anew():
    papers = Kept(lambda names: Paper.objects.filter(recipients__has_any_keys=names))
    lin, wen = person("lin").reference, person("wen").reference
    Paper.objects.filter(pk=Paper.objects.all()[0].pk).update(recipients=[wen])
    for names in ([lin, "nobody"], [wen, "nobody"], ["nobody", "neither"]):
        assert set(papers(names)) == set(Paper.objects.filter(recipients__has_any_keys=names))
    assert len(papers.made) == 1


def test_joined_rows_come_with_it_in_one_statement():
    held = Kept(lambda key, day: Mandate.objects.held_on(day).filter(person=key).select_related("department", "person"))
    an, bo = person("an"), person("bo")
    held(an.pk, today())
    with CaptureQueriesContext(connection) as asked:
        names = {(row.person.reference, row.department.code) for row in held(bo.pk, today())}
    assert len(asked) == 1
    assert names == {(bo.reference, row.department.code) for row in Mandate.objects.filter(person=bo)}


def test_a_day_is_a_value():
    held = Kept(lambda key, day: Mandate.objects.held_on(day).filter(person=key))
    assert held(person("an").pk, today())
    assert held(person("an").pk, date(1990, 1, 1)) == []


@pytest.mark.parametrize(
    "build",
    [
        lambda text: Person.objects.filter(region__startswith=text),
        lambda text: Person.objects.filter(reference=Person.objects.filter(region=text).count()),
        lambda text: Person.objects.filter(reference=text, user__opened_at__lt=now()),
        lambda text: Person.objects.filter(reference=text.upper()),
    ],
    ids=["a prefix", "a question inside", "the clock", "a changed value"],
)
def test_what_hangs_on_more_than_its_values_is_refused(build):
    with pytest.raises(ValueError, match="cannot be kept"):
        Kept(build)("990102")


def test_a_door_opened_by_one_stays_shut_for_a_stranger():
    door = seen(Person.objects.all())
    lin, wen = (actor_of_person(person(name)) for name in ("lin", "wen"))
    assert get_visible(door, lin, lin.reference) == person("lin")
    for stranger in (wen, ANONYMOUS, replace(lin, person_id=wen.person_id)):
        with pytest.raises(Http404):
            get_visible(door, stranger, lin.reference)
    with pytest.raises(Http404):
        get_visible(door, lin, "\x00")
