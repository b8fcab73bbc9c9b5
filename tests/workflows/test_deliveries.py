"""Whatever workers do (die half-way, run twice, come late or in another order), the rules alone say where it stands."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprints.loading import load
from records.ledger.carrying import carry
from records.ledger.chaining import faults
from records.ledger.errors import Refusal
from records.ledger.models import Errand
from workflows.actions import advance_process, decide_task, run_step, withdraw_process
from workflows.models import Process, Task
from workflows.rules import flow

from .conftest import DECIDE, SYSTEM, auto, carry_all, effects, ended, official, stage

pytestmark = pytest.mark.django_db
FORK = {
    "kind": "parallel", "key": "fork", "title": {"zh-Hans": "并联", "en": "Fork"}, "join": {"k": 2},
    "branches": [[stage("a"), stage("b")], [auto("c", "data_check", "good"), stage("d")], [stage("e")]],
}  # fmt: skip
STAGES = (stage("first"), FORK, stage("again", when=["check_good", "==", True]), DECIDE)
DELIVERIES = st.sampled_from(["carry", "one", "twice", "crash", "late"])
DECISIONS = st.tuples(st.integers(0, 5), st.sampled_from(["approve"] * 5 + ["refuse", "return"]))
EVENTS = st.lists(st.one_of(DECISIONS, DELIVERIES, DECISIONS), max_size=18)


class Crash(Exception):
    """The power fails."""


def deliver(process, how):
    """What a worker does, or fails to do."""
    if how == "carry":
        carry_all()
    elif how == "one":
        advance_process(process, by=SYSTEM)
    elif how == "twice":
        Errand.objects.filter(ref=process.reference).update(done_at=None)
        carry("approvals")
        for task in process.tasks.filter(nature="auto"):
            run_step(task, by=SYSTEM)
    elif how == "crash":
        with suppress(Crash), transaction.atomic():
            carry("approvals")
            raise Crash
    elif how == "late":
        for number, errand in enumerate(Errand.objects.filter(done_at=None).order_by("-id")):
            Errand.objects.filter(pk=errand.pk).update(due_at=f"2026-01-0{1 + number % 9}T00:00:00Z")


def decide(process, pick, do):
    """A decision on one of the open rows; the event when it was taken."""
    rows = list(process.tasks.filter(state="open").exclude(nature="auto").order_by("key"))
    if not rows:
        return None
    task = rows[pick % len(rows)]
    with suppress(Refusal):
        decide_task(task, do=do, to="first" if do == "return" else "", opinion="理由", by=official("an"))
        return {"task": task.key, "do": do, "to": "first"}
    return None


@given(EVENTS)
@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_deliveries_change_nothing_of_what_the_decisions_mean(begin, events):
    ref = f"D-{Process.objects.count()}"
    process = begin(*STAGES, ref=ref).process
    for event in events:
        if isinstance(event, str):
            deliver(process, event)
        else:
            decide(process, *event)
    carry_all()
    process.refresh_from_db()
    expected = replayed(process)
    assert sorted(process.tasks.filter(state="open").values_list("key", flat=True)) == sorted(expected.open)
    assert (process.flow, process.state) == (expected.state, expected.end or "running")
    assert [end for end in ended if end[0] == ref] == ([(ref, expected.end)] if expected.end else [])
    assert set(effects.values()) <= {1}
    assert faults(f"case:{ref}") == []


def replayed(process):
    """The rules alone, over the decisions in their order."""
    graph = load(process.edition).graph()
    step = flow.start(graph, {})
    for task in Task.objects.filter(process=process, state="done").order_by("applied_at", "done_at", "id"):
        event = {"task": task.key, "do": task.decision, "to": task.target, "set": task.facts}
        following = flow.apply(graph, step.state, event)
        step = step if following.error else following
    return step


def test_a_withdrawal_ends_it_whatever_is_still_on_the_way(begin):
    process = begin(*STAGES, ref="W-1").process
    decide(process, 0, "approve")
    withdraw_process(process, by=SYSTEM)
    carry_all()
    process.refresh_from_db()
    assert (process.state, process.tasks.filter(state="open").count(), ended) == ("withdrawn", 0, [])
