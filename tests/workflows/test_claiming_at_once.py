"""32 officials press “next” at the same moment, each in a thread and a connection of their own, until nothing is left:
nobody gets what another has, and nothing stays behind (performance.md §8 no. 4)."""

import threading

import pytest
from django.db import connections

from blueprints.models import Edition
from records.ledger.chaining import faults
from tests.conftest import committing_clone
from workflows.actions import Start, claim_next, start_processes
from workflows.models import Task, TaskMove

from .conftest import DECIDE, SYSTEM, official, organ, publish, stage

CLIENTS, TASKS = 32, 80


@pytest.fixture
def committing(template_database, django_db_setup, django_db_blocker):
    """A clone in which transactions really commit."""
    with django_db_blocker.unblock(), committing_clone(f"{template_database}_claiming", template_database):
        yield


def claim_until_none(by, gate, taken):
    """Press “next” until there is none."""
    gate.wait()
    try:
        while task := claim_next(by=by):
            taken.append((by.mandate_id, task.reference))
    finally:
        connections.close_all()


def test_thirty_two_who_ask_at_once_never_get_the_same_task(committing):
    Task.objects.open().update(state="cancelled")
    publish("crowded", stage("a"), DECIDE)
    edition = Edition.objects.get(kind="process", code="crowded")
    start_processes(
        [Start(f"CROWD-{n}", edition, {}, {"organ": organ()}, "990102001") for n in range(TASKS)],
        kind="test",
        by=SYSTEM,
    )
    people, gate, taken = [official("an"), official("tao")], threading.Barrier(CLIENTS), []
    threads = [
        threading.Thread(target=claim_until_none, args=[people[number % 2], gate, taken]) for number in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len({reference for _, reference in taken}) == TASKS
    held = set(Task.objects.open().filter(process__edition=edition).values_list("holder", "reference"))
    assert held == set(taken)
    assert TaskMove.objects.filter(task__process__edition=edition, act="claim").count() == TASKS
    assert faults("case:CROWD-0") == []
