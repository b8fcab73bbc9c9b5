"""Errands: put off in the deed, carried once, put back when they fail."""

import pytest

from records.ledger import carrying
from records.ledger.actor import system_actor
from records.ledger.carrying import carry
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict
from records.ledger.models import Errand, TrailEntry
from records.ledger.registry import ErrandKind, errand_kinds

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
seen: list[str] = []


def handle(errand):
    if errand.ref == "broken":
        note(errand.ref, by=SYSTEM)
        raise RuntimeError("secret of Lin")
    if errand.ref == "refused":
        raise Conflict("test.refused", "不行")
    seen.append(errand.ref)
    note(errand.ref, by=SYSTEM)


@deed
def note(ref, *, by, at=None):
    record("test.note", stream=f"test:{ref}", by=by, at=at)


@deed
def put_off(*refs, by, at=None):
    for ref in refs:
        put("test.kind", ref, ref)


@pytest.fixture(autouse=True)
def kind():
    if "test.kind" not in errand_kinds:
        errand_kinds.register("test.kind", ErrandKind("test", handle))
        errand_kinds.register("test.remote", ErrandKind("test", handle, remote=True))
    seen.clear()


def test_it_is_carried_once():
    put_off("a", "b", by=SYSTEM)
    assert (carry("test"), carry("test")) == (2, 0)
    assert seen == ["a", "b"]


def test_the_same_key_again_is_nothing():
    put_off("a", by=SYSTEM)
    put_off("a", by=SYSTEM)
    assert carry("test") == 1


def test_a_failing_one_stops_no_other_and_leaves_no_trace():
    put_off("a", "broken", "c", by=SYSTEM)
    assert carry("test") == 2
    errand = Errand.objects.get(key="broken")
    assert (errand.status, errand.attempts) == ("failing", 1)
    assert not TrailEntry.objects.of("test:broken").exists()


def test_its_fault_says_where_and_never_whose():
    put_off("broken", by=SYSTEM)
    carry("test")
    fault = Errand.objects.get(key="broken").fault
    assert "RuntimeError" in fault
    assert "Lin" not in fault


def test_a_refused_one_is_parked_at_once():
    put_off("refused", by=SYSTEM)
    carry("test")
    assert Errand.objects.get(key="refused").status == "parked"


def test_it_is_parked_after_its_attempts(monkeypatch):
    monkeypatch.setattr(carrying, "PATIENCE", 1)
    put_off("broken", by=SYSTEM)
    carry("test")
    assert Errand.objects.get(key="broken").status == "parked"


def test_a_worker_of_another_region_leaves_it():
    put_off("a", by=SYSTEM)
    assert carry("test", region="9901") == 0


def test_a_late_worker_cannot_finish_what_another_took_over():
    errand = Errand(
        kind="test.remote", key="r", ref="r", queue="test", created_at=carrying.now(), due_at=carrying.now()
    )
    errand.save()
    late = carrying.lease("test", "", ["test.remote"])
    Errand.objects.update(lease_until=None)
    current = carrying.lease("test", "", ["test.remote"])
    carrying.mark_done(late)
    assert Errand.objects.get(key="r").status == "leased"
    carrying.mark_done(current)
    assert Errand.objects.get(key="r").status == "done"
