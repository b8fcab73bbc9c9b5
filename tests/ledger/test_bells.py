"""Bells: a region that runs workers of its own is rung at its own queue."""

import pytest
from celery import current_app

from records.ledger.bells import ring


@pytest.mark.parametrize(("region", "rung"), [("9901", "approvals.9901"), ("9902", "approvals"), ("", "approvals")])
def test_a_city_with_workers_of_its_own_has_a_queue_of_its_own(settings, monkeypatch, region, rung):
    settings.WORKER_REGIONS = ["9901"]
    told = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **how: told.append((name, how["args"], how["queue"])))
    ring("approvals", region)
    assert told == [("workflows.approvals.advance", [region], rung)]
