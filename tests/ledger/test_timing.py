"""Slots of timers: whoever ticks, each slot is opened once and run once."""

from datetime import timedelta

import pytest

from records.ledger.actor import system_actor
from records.ledger.carrying import carry
from records.ledger.clock import now
from records.ledger.models import Errand
from records.ledger.registry import Timer, timers
from records.ledger.timing import enter_slots, open_slots

pytestmark = pytest.mark.django_db
BEAT = system_actor("timers")


@pytest.fixture
def runs(monkeypatch):
    """A timer of an hour, and the moments it was run for; no other timer."""
    found = []
    monkeypatch.setattr(timers, "_entries", {"hourly": Timer(timedelta(hours=1), found.append)}, raising=False)
    return found


def slots():
    return list(Errand.objects.filter(kind="timer", ref__startswith="hourly@").values_list("ref", flat=True))


def test_two_beats_open_a_slot_once_and_it_runs_once(runs):
    for _ in range(3):
        open_slots()
        carry("timers")
    assert (len(slots()), len(runs)) == (1, 1)


def test_the_next_hour_has_a_slot_of_its_own_and_a_clock_that_goes_back_opens_none_again(runs):
    moment = now()
    for away in (0, 1, 0, 1, 0):
        enter_slots(by=BEAT, at=moment + timedelta(hours=away))
    carry("timers")
    assert (len(slots()), len(runs)) == (2, 2)


def test_a_slot_runs_with_its_own_time_however_late_it_comes(runs):
    enter_slots(by=BEAT, at=now() - timedelta(hours=5))
    carry("timers")
    assert runs[0].minute == 0 and now() - runs[0] > timedelta(hours=5)
