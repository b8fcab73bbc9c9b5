"""Who read my data: always with a purpose, told to the holder, delayed only with basis, approver and end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import ReadEntry, ReadingDelay, TrailEntry
from records.ledger.reading import delay_disclosure, note_reading

pytestmark = pytest.mark.django_db
TAO = Actor(reference="M-TAO", kind="official", roles=frozenset({"officer"}), department="market")
HEAD = Actor(reference="M-HEAD", kind="official", roles=frozenset({"signing_head"}), department="market")
OTHER_HEAD = Actor(reference="M-2", kind="official", roles=frozenset({"signing_head"}), department="fire")
HOLDER = Actor(reference="P-1", kind="person", roles=frozenset({"citizen"}))
STRANGER = Actor(reference="P-2", kind="person", roles=frozenset({"citizen"}))
QI = Actor(reference="M-QI", kind="official", roles=frozenset({"auditor"}))
GOOD = {"case": "C-1", "basis": "个人信息保护法第十八条", "asked_by": "M-TAO"}


@pytest.fixture
def read():
    note_reading("P-1", ["phone"], by=TAO, purpose="inspection", case="C-1")


def seen(actor):
    return ReadEntry.objects.visible_to(actor).filter(person="P-1").count()


def test_the_holder_sees_it_a_stranger_does_not(read):
    assert (seen(HOLDER), seen(STRANGER), seen(QI)) == (1, 0, 1)


def test_nothing_is_read_without_a_purpose():
    with pytest.raises(Invalid):
        note_reading("P-1", ["phone"], by=TAO, purpose=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadEntry.objects.create(person="P-1", field="phone", at=now(), actor="M", purpose="")


def test_a_delay_hides_it_from_the_holder_until_its_end_and_never_from_auditors(read):
    delay_disclosure("P-1", **GOOD, until=now() + timedelta(days=30), by=HEAD)
    assert (seen(HOLDER), seen(QI)) == (0, 1)
    assert TrailEntry.objects.of("person:P-1").last().act == "reading.delay"


def test_it_appears_when_the_delay_has_ended(read):
    delay_disclosure("P-1", **GOOD, until=now() - timedelta(days=1), by=HEAD, at=now() - timedelta(days=9))
    assert seen(HOLDER) == 1


def test_the_head_of_another_organ_hides_nothing(read):
    delay_disclosure("P-1", **GOOD, until=now() + timedelta(days=30), by=OTHER_HEAD)
    assert seen(HOLDER) == 1


def test_the_basis_stands_beside_the_trail_never_in_it(read):
    delay = delay_disclosure("P-1", **GOOD, until=now() + timedelta(days=30), by=HEAD)
    entry = TrailEntry.objects.of("person:P-1").last()
    assert (entry.detail["delay"], GOOD["basis"] in entry.body) == (str(delay.pk), False)


def test_a_delay_of_one_case_hides_nothing_else(read):
    note_reading("P-1", ["phone"], by=TAO, purpose="inspection", case="C-2")
    delay_disclosure("P-1", **GOOD, until=now() + timedelta(days=30), by=HEAD)
    assert seen(HOLDER) == 1


@pytest.mark.parametrize("change", [{"basis": " "}, {"case": ""}, {"asked_by": "M-HEAD"}, {"asked_by": ""}])
def test_a_delay_without_basis_case_or_second_pair_of_eyes_is_refused(change):
    with pytest.raises(Invalid):
        delay_disclosure("P-1", **{**GOOD, **change}, until=now() + timedelta(days=30), by=HEAD)


def test_a_delay_needs_an_end_to_come():
    with pytest.raises(Invalid):
        delay_disclosure("P-1", **GOOD, until=now(), by=HEAD)


@pytest.mark.parametrize("actor", [STRANGER, HOLDER, TAO, QI])
def test_others_cannot_delay(actor):
    with pytest.raises(NotAllowed):
        delay_disclosure("P-1", **GOOD, until=now() + timedelta(days=30), by=actor)


def test_the_database_itself_refuses_an_unfounded_delay():
    row = ReadingDelay(person="P-1", case="C", basis="", asked_by="a", approver="b", at=now(), until=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
