"""A deed says who, when and why, in its own transaction."""

import psycopg2
import pytest
from django.db import DatabaseError, transaction

from records.ledger.actor import Actor, system_actor
from records.ledger.chaining import faults
from records.ledger.deeds import deed, put, record
from records.ledger.errors import UnrecordedDeed
from records.ledger.models import Errand, PersonKey, TrailEntry, TrailHead
from records.registers.models import DictionaryEntry

pytestmark = pytest.mark.django_db
MO = Actor(reference="M-1", kind="official", roles=frozenset({"window_clerk"}), region="990102")


@deed
def enter_code(code, *, by, at=None, note=True, private=None):
    DictionaryEntry.objects.create(set="test", code=code, label={}, standard="", valid_from="2026-01-01")
    if note:
        record("code.enter", stream="test:codes", by=by, at=at, detail={"code": code}, private=private, person="P-1")
    put("timer", code, "nothing@0")


def test_it_writes_who_did_what_when():
    enter_code("a", by=MO)
    entry = TrailEntry.objects.of("test:codes").get()
    assert (entry.actor, entry.act, entry.region, entry.detail) == ("M-1", "code.enter", "990102", {"code": "a"})


def test_it_chains_the_entries_of_a_stream():
    for code in "abc":
        enter_code(code, by=MO)
    assert [e.seq for e in TrailEntry.objects.of("test:codes")] == [1, 2, 3]
    assert faults("test:codes") == []


def test_it_fails_when_rows_changed_without_a_trail_entry():
    with pytest.raises(UnrecordedDeed, match="registers_dictionaryentry"):
        enter_code("silent", by=MO, note=False)
    assert not DictionaryEntry.objects.filter(code="silent").exists()


def test_it_needs_an_actor():
    with pytest.raises(TypeError):
        enter_code("nobody", by=None)


def test_it_leaves_nothing_when_it_fails():
    @deed
    def fail(*, by, at=None):
        enter_code("inner", by=by)
        raise ValueError("changed my mind")

    with pytest.raises(ValueError, match="mind"):
        fail(by=MO)
    assert not TrailEntry.objects.of("test:codes").exists()
    assert not Errand.objects.filter(key="inner").exists()


def test_it_keeps_personal_data_out_of_the_trail_in_plain():
    enter_code("a", by=MO, private={"name": "林晓岚"})
    entry = TrailEntry.objects.of("test:codes").get()
    assert "林晓岚" not in entry.body
    PersonKey.objects.filter(person="P-1").update(wrapped=None)
    assert faults("test:codes") == []


@pytest.mark.parametrize("attempt", ["UPDATE {} SET act='x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_trail_refuses_change_and_deletion_even_to_the_owner(owner_link, attempt):
    with owner_link.cursor() as cursor, pytest.raises(psycopg2.errors.RaiseException):
        cursor.execute(attempt.format("ledger_trailentry"))


def test_the_role_that_runs_may_not_even_try():
    enter_code("a", by=MO)
    with pytest.raises(DatabaseError), transaction.atomic():
        TrailEntry.objects.update(act="x")


def test_a_cut_tail_is_found():
    enter_code("a", by=MO)
    TrailHead.objects.filter(stream="test:codes").update(seq=2)
    assert faults("test:codes")


def test_an_inner_deed_shares_the_transaction():
    @deed
    def two(*, by, at=None):
        enter_code("one", by=by)
        enter_code("two", by=by)

    two(by=system_actor("test"))
    assert TrailEntry.objects.of("test:codes").count() == 2
