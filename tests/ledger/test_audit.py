"""The auditor searches the trail and the read log; nobody else does; searching is on the trail."""

from datetime import timedelta

import pytest

from records.keys import new_reference
from records.ledger.actor import Actor, system_actor
from records.ledger.auditing import PAGE
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.models import ReadEntry, TrailEntry
from records.ledger.reading import note_reading
from tests.cast import log_in

pytestmark = pytest.mark.django_db
MO = Actor(reference="M-1", kind="official", roles=frozenset({"window_clerk"}), region="990102")


@deed
def do(act, count=1, *, by, at=None, subject="C-1"):
    for _ in range(count):
        record(act, stream=f"test:{subject}", by=by, at=at, subject=subject, detail={"step": act})


def found(answer):
    return [row.act for row in answer.context["rows"]]


@pytest.mark.parametrize("path", ["/audit/", "/audit/readings/"])
@pytest.mark.parametrize("stranger", ["lin", "wen", "mo", "an", "bo", "sun"])
def test_a_stranger_to_the_office_of_audit_is_refused(stranger, path):
    assert log_in(stranger).get(path).status_code == 403


def test_it_filters_by_act_actor_subject_and_days():
    do("test.one", by=MO)
    do("test.two", by=system_actor("x"), subject="C-2")
    qi, today = log_in("qi"), now().astimezone().date()
    assert found(qi.get("/audit/?act=test.one")) == ["test.one"]
    assert found(qi.get("/audit/?actor=system:x")) == ["test.two"]
    assert found(qi.get("/audit/?subject=C-2")) == ["test.two"]
    assert found(qi.get(f"/audit/?act=test.one&until={today - timedelta(days=2)}")) == []
    assert found(qi.get(f"/audit/?act=test.one&since={today - timedelta(days=2)}")) == ["test.one"]


def test_it_goes_on_from_page_to_page_without_doubles():
    do("test.many", PAGE + 3, by=MO)
    qi = log_in("qi")
    first = qi.get("/audit/?act=test.many")
    second = qi.get(f"/audit/?{first.context['next']}")
    keys = [row.pk for answer in (first, second) for row in answer.context["rows"]]
    assert len(keys) == len(set(keys)) == PAGE + 3
    assert "next" not in second.context


def test_the_number_of_queries_does_not_grow_with_the_page(django_assert_max_num_queries):
    do("test.many", PAGE, by=MO)
    qi = log_in("qi")
    qi.get("/audit/")
    with django_assert_max_num_queries(18):
        qi.get("/audit/?act=test.many")


def test_searching_is_itself_on_the_trail():
    log_in("qi").get("/audit/?act=test.one")
    entry = TrailEntry.objects.of("trail:readings").last()
    assert (entry.act, entry.detail["by"]["act"]) == ("trail.search", "test.one")
    assert entry.actor


@pytest.mark.parametrize("typed", ["990102198804120029", "person:990102198804120029", "19900002002", "E12345678"])
@pytest.mark.parametrize("door", ["/audit/?subject=", "/audit/?actor=", "/audit/?stream=", "/audit/readings/?person="])
def test_a_citizens_number_typed_into_the_search_never_reaches_the_trail(door, typed):
    log_in("qi").get(door + typed)
    body = TrailEntry.objects.of("trail:readings").last().body
    assert typed.rpartition(":")[2] not in body and "blind:" in body


def test_a_number_is_no_act():
    assert log_in("qi").get("/audit/?act=19900002002").status_code == 422


def test_a_reference_of_ours_stands_in_the_trail_as_it_is():
    reference = new_reference("P")
    log_in("qi").get(f"/audit/?stream=person:{reference}")
    assert TrailEntry.objects.of("trail:readings").last().detail["by"]["stream"] == f"person:{reference}"


def test_a_name_is_no_criterion():
    answer = log_in("qi").get("/audit/?subject=林 晓岚")
    assert answer.status_code == 422
    assert not TrailEntry.objects.of("trail:readings").exists()


def test_a_stream_asked_for_is_proved():
    do("test.one", 3, by=MO)
    assert log_in("qi").get("/audit/?stream=test:C-1").context["proof"] == []


def test_the_read_log_says_who_read_whose_data_for_what():
    note_reading("P-9", ["id_number"], by=MO, purpose="counter", basis="行政许可法 29", case="C-1")
    answer = log_in("qi").get("/audit/readings/?person=P-9")
    row = answer.context["rows"][0]
    assert (row.actor, row.purpose, row.basis, row.case) == ("M-1", "counter", "行政许可法 29", "C-1")
    assert ReadEntry.objects.filter(person="P-9").count() == 1


def test_a_broken_cursor_begins_at_the_first_page():
    assert log_in("qi").get("/audit/?after=nonsense").status_code == 200


@deed
def give_items(*, by, at=None):
    record("test.items", stream="test:items", by=by, at=at, detail={"items": ["37", "60"]})


def test_an_entry_whose_particulars_are_called_items_is_shown():
    give_items(by=MO)
    page = log_in("qi").get("/audit/?act=test.items")
    assert (page.status_code, "items=" in page.text) == (200, True)
