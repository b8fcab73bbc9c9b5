"""Bells: who is rung, where, and until when."""

import pytest
from celery import current_app

from portal.celery import app
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
