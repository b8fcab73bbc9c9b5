"""A worker that is asked to stop ends what it has begun, in time: nothing is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection, connections

from portal.ports import wait_until
from records.ledger.chaining import faults
from records.ledger.clock import now
from records.ledger.models import Errand, TrailEntry
from tests.conftest import address, drop_clone, make_clone, point_at

ROOT = Path(__file__).resolve().parents[2]
BROKER = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/15"
ERRANDS = 12
IN_TIME = 8  # seconds from SIGTERM to the end


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
def work(committed, tmp_path):
    """Start a worker of the approvals queue; those that still run are killed in the end."""
    url, running = address(settings.DATABASE_URL, committed), []
    env = {**os.environ, "DATABASE_URL": url, "REDIS_URL": BROKER, "HELD": str(tmp_path)}
    env.pop("PYTEST_CURRENT_TEST", None)

    def start():
        command = [
            sys.executable, "-m", "celery", "-A", "tests.engines.held_errands", "worker", "-Q", "approvals", "--pool",
            "prefork", "-c", "1", "--without-gossip", "--without-mingle", "-l", "INFO", "-n", f"stop{len(running)}@yiwang",
        ]  # fmt: skip
        said = (tmp_path / f"worker{len(running)}.txt").open("w")
        running.append(subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said))
        return running[-1]

    yield start
    for worker in running:
        worker.kill()
        worker.wait(5)


def ring(times):
    """Tell the workers, as the ledger's bells do."""
    with Celery(broker=BROKER) as bells:
        for _ in range(times):
            bells.send_task("workflows.approvals.advance", args=[""], queue="approvals")


def left():
    return Errand.objects.filter(kind="held", done_at=None)


def test_a_worker_that_is_asked_to_stop_ends_its_batch_and_another_one_goes_on(work, tmp_path):
    moment = now()
    Errand.objects.filter(queue="approvals", done_at=None).delete()
    Errand.objects.bulk_create(
        Errand(
            kind="held", key=str(n), ref=f"H-{n}", queue="approvals", created_at=moment, due_at=moment - timedelta(1)
        )
        for n in range(ERRANDS)
    )
    first = work()
    ring(3)
    wait_until((tmp_path / "begun").exists, "no errand began", 30)
    first.send_signal(signal.SIGTERM)
    asked = time.monotonic()
    assert first.poll() is None and left().count() == ERRANDS
    (tmp_path / "go").touch()
    assert first.wait(IN_TIME) == 0 and time.monotonic() - asked < IN_TIME
    done = ERRANDS - left().count()
    assert 1 <= done < ERRANDS
    assert TrailEntry.objects.filter(act="held.mark").count() == done
    assert set(left().values_list("attempts", "lease_until", "parked_at")) == {(0, None, None)}
    second = work()
    ring(ERRANDS)
    wait_until(lambda: not left().exists(), "the second worker did not end the work", 30)
    marks = Counter(TrailEntry.objects.filter(act="held.mark").values_list("subject", flat=True))
    assert marks == {f"H-{n}": 1 for n in range(ERRANDS)}
    assert [fault for n in range(ERRANDS) for fault in faults(f"held:H-{n}")] == []
    second.send_signal(signal.SIGTERM)
    assert second.wait(IN_TIME) == 0
