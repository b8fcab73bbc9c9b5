"""Bells: who is rung, where, and until when."""

import threading

import pytest
from celery import current_app

from portal.celery import app
from records.ledger import bells
from records.ledger.bells import ring
from records.ledger.carrying import BATCH, carry_on
from records.ledger.clock import now
from records.ledger.models import Errand
from records.ledger.registry import ErrandKind, errand_kinds, queues


@pytest.mark.parametrize(("region", "rung"), [("9901", "approvals.9901"), ("9902", "approvals"), ("", "approvals")])
def test_a_city_with_workers_of_its_own_has_a_queue_of_its_own(settings, monkeypatch, region, rung):
    settings.WORKER_REGIONS = ["9901"]
    told = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **how: told.append((name, how["args"], how["queue"])))
    ring("approvals", region)
    assert told == [("workflows.approvals.advance", [region], rung)]


def until_still(ringer):
    """Wait for the thread that rings."""
    for thread in threading.enumerate():
        if thread.name == "bells":
            thread.join(10)
    assert not ringer.rings


def test_nobody_waits_for_a_broker_and_what_is_asked_meanwhile_is_one_more_bell(monkeypatch):
    answers, begun, rung = threading.Event(), threading.Event(), []

    def slow(queue, region):
        rung.append((queue, region))
        begun.set()
        assert answers.wait(10)

    monkeypatch.setattr(bells, "ring", slow)
    ringer = bells.Ringer()
    ringer.ask("approvals", "9901")
    assert begun.wait(10)
    for _ in range(3):
        ringer.ask("approvals", "9901")
    ringer.ask("documents", "9901")
    assert rung == [("approvals", "9901")]
    answers.set()
    until_still(ringer)
    assert sorted(rung) == [("approvals", "9901"), ("approvals", "9901"), ("documents", "9901")]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bell_that_breaks_leaves_the_next_one_to_ring(monkeypatch):
    rung = []

    def breaks_once(queue, region):
        rung.append(queue)
        if len(rung) == 1:
            raise RuntimeError

    monkeypatch.setattr(bells, "ring", breaks_once)
    ringer = bells.Ringer()
    for _ in range(2):
        ringer.ask("approvals", "")
        until_still(ringer)
    assert rung == ["approvals", "approvals"]


def test_the_beat_and_the_bell_of_timers_are_two_tasks():
    """A bell that opened slots would ring itself."""
    assert queues.get("timers") == "timers.carry" != app.conf.beat_schedule["tick"]["task"]


@pytest.mark.django_db
def test_a_flood_goes_on_batch_by_batch_until_nothing_is_due(monkeypatch):
    rung = []
    monkeypatch.setattr(errand_kinds, "_entries", {"drop": ErrandKind("documents", lambda errand: None)}, raising=False)
    monkeypatch.setattr(current_app, "send_task", lambda name, **how: rung.append(name))
    moment, keys = now(), [str(n) for n in range(BATCH + 5)]
    rows = [Errand(kind="drop", queue="documents", key=key, ref=key, created_at=moment, due_at=moment) for key in keys]
    Errand.objects.bulk_create(rows)
    assert (carry_on("documents"), rung) == (BATCH, ["documents.carry"])
    assert (carry_on("documents"), rung) == (5, ["documents.carry"])
