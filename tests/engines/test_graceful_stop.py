"""A worker that is asked to stop ends what it has begun, in time: nothing is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection, connections

from portal.ports import wait_until
from records.ledger.carrying import carry
from records.ledger.chaining import faults
from records.ledger.clock import now
from records.ledger.models import Errand, TrailEntry
from records.ledger.registry import ErrandKind, errand_kinds
from tests.conftest import address, drop_clone, make_clone, point_at
from tests.engines.held_errands import mark

ROOT = Path(__file__).resolve().parents[2]
BROKER = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/15"
ERRANDS = 90  # more than the few batches that its bells ask for
IN_TIME = 40  # seconds from SIGTERM to the end: what the demonstration's supervisor waits


@pytest.fixture
def committed(template_database, django_db_setup, django_db_blocker):
    """A clone whose rows are committed: other processes see them. Its name."""
    usual, name = connection.settings_dict["NAME"], f"{template_database}_stop_{os.getpid()}"
    with django_db_blocker.unblock():
        make_clone(template_database, name)
        point_at(name)
        yield name
        connections.close_all()
        point_at(usual)
    drop_clone(name)


@pytest.fixture
def worker(committed, tmp_path):
    """A worker of the approvals queue; killed in the end if it still runs."""
    command = [
        sys.executable, "-m", "celery", "-A", "tests.engines.held_errands", "worker", "-Q", "approvals", "--pool",
        "prefork", "-c", "1", "--without-gossip", "--without-mingle", "-l", "INFO", "-n", "stop@yiwang",
    ]  # fmt: skip
    url = address(settings.DATABASE_URL, committed)
    env = {**os.environ, "DATABASE_URL": url, "REDIS_URL": BROKER, "HELD": str(tmp_path)}
    with (tmp_path / "said.txt").open("w") as said:
        running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said)
    yield running
    running.kill()
    running.wait(5)


def ring(times):
    """Tell the workers, as the ledger's bells do."""
    with Celery(broker=BROKER) as bells:
        for _ in range(times):
            bells.send_task("workflows.approvals.advance", args=[""], queue="approvals")


def left():
    return Errand.objects.filter(kind="held", done_at=None)


def test_a_worker_that_is_asked_to_stop_ends_its_batch_and_the_rest_waits(worker, tmp_path, monkeypatch):
    moment = now()
    Errand.objects.filter(queue="approvals", done_at=None).delete()
    Errand.objects.bulk_create(
        Errand(kind="held", key=str(n), ref=f"H-{n}", queue="approvals", created_at=moment, due_at=moment)
        for n in range(ERRANDS)
    )
    ring(3)
    wait_until((tmp_path / "begun").exists, "no errand began", 60)
    worker.send_signal(signal.SIGTERM)
    asked = time.monotonic()
    assert worker.poll() is None and left().count() == ERRANDS
    (tmp_path / "go").touch()
    assert worker.wait(IN_TIME) == 0 and time.monotonic() - asked < IN_TIME
    done = ERRANDS - left().count()
    assert 1 <= done < ERRANDS
    assert TrailEntry.objects.filter(act="held.mark").count() == done
    assert set(left().values_list("attempts", "lease_until", "parked_at")) == {(0, None, None)}
    monkeypatch.setitem(errand_kinds._entries, "held", ErrandKind("approvals", mark))
    while left().exists():
        carry("approvals")
    marks = Counter(TrailEntry.objects.filter(act="held.mark").values_list("subject", flat=True))
    assert marks == {f"H-{n}": 1 for n in range(ERRANDS)}
    assert [fault for n in range(ERRANDS) for fault in faults(f"held:H-{n}")] == []
