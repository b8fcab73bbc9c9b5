"""Entering people and their accounts."""

import pytest

from identity.actions.people import open_account, register_person
from identity.models import Person
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry

from .conftest import citizen, official, person

pytestmark = pytest.mark.django_db
NUMBER = "990102198806123020"
PASSWORD = "a-long-word-of-one's-own"


def register(by, **changes):
    known = {"name": "䶮小𬭎", "id_number": NUMBER, "phone": "19900003020", "region": "990102001"}
    return register_person(**{**known, **changes}, by=by)


@pytest.mark.parametrize("name", ["䶮小𬭎", "阿依古丽·买买提", "娜", "M" * 40])
def test_it_takes_any_name_a_document_can_bear(portal, name):
    row = register(portal, name=name)
    assert Person.objects.get(pk=row.pk).name.plain() == name


def test_it_leaves_neither_name_nor_number_in_the_trail(portal):
    row = register(portal)
    entries = list(TrailEntry.objects.of(f"person:{row.reference}"))
    assert [entry.act for entry in entries] == ["person.register", "evidence.record"]
    told = {str(value) for entry in entries for value in entry.detail.values()}
    assert not {"䶮小𬭎", NUMBER, "19900003020"} & told


def test_it_rejects_a_wrong_check_digit_with_a_sentence_by_the_field(portal):
    with pytest.raises(Invalid) as refused:
        register(portal, id_number=NUMBER[:-1] + "1")
    assert refused.value.problems[0].pointer == "id_number"


@pytest.mark.parametrize("typed", ["99010219910705004X", "99010219910705004x", " 990102 19910705 004X"])
def test_it_refuses_a_number_that_is_known_however_it_is_typed(portal, typed):
    with pytest.raises(Conflict):
        register(portal, id_number=typed)


def test_a_window_clerk_may_a_stranger_may_not():
    assert register(official("mo")).reference
    for stranger in (citizen("wen"), official("an")):
        with pytest.raises(NotAllowed):
            register(stranger, id_number="990102198201011234")


def test_an_account_is_opened_once(portal):
    row = register(portal)
    user = open_account(row, username="yan", password=PASSWORD, by=portal)
    assert user.check_password(PASSWORD)
    with pytest.raises(Conflict):
        open_account(row, username="yan2", password=PASSWORD, by=portal)


def test_a_name_that_is_taken_and_an_easy_password_are_refused(portal):
    row = register(portal)
    with pytest.raises(Conflict):
        open_account(row, username="lin", password=PASSWORD, by=portal)
    with pytest.raises(Invalid):
        open_account(row, username="yan", password="password12", by=portal)


def test_a_stranger_opens_no_account_for_others(portal):
    with pytest.raises(NotAllowed):
        open_account(register(portal), username="yan", password=PASSWORD, by=citizen("wen"))


def test_a_citizen_sees_only_herself():
    assert list(Person.objects.visible_to(citizen("wen"))) == [person("wen")]
