"""Random graphs, decisions, silence, crashes, duplicate and reordered deliveries: in the end the second interpreter
says where the process stands; no step twice, no outcome twice, no clock lost, no trail broken."""

import hashlib
import json
import os
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.carrying import carry
from records.ledger.chaining import faults
from records.ledger.clock import now
from records.ledger.errors import Refusal
from records.ledger.models import Errand
from tests.rules import flow_reference
from workflows.actions import Start, advance_process, alert_task, decide_task, run_step, start_process, withdraw_process
from workflows.models import Task

from .conftest import SYSTEM, auto, carry_all, effects, ended, official, organ, stage

RUNS = int(os.environ.get("STATEFUL") or 300)
QUEUES = st.sampled_from(["approvals", "documents", "exchange"])
WHEN = st.sampled_from([None, None, ["check_good", "==", True], ["check_bad", "!=", False], ["missing", "==", 1]])
SILENCE = {"outcome": "approve", "basis": "《岚江省政务服务条例》第三条"}


@st.composite
def graphs(draw, depth=2):
    """A graph of an edition: people's tasks, automatic steps, silence that settles, forks that nest."""
    counter = iter(range(1000))

    def sequence(level):
        return [stage_of(level) for _ in range(draw(st.integers(1, 3)))]

    def stage_of(level):
        when, kind = draw(WHEN), draw(st.sampled_from(["task", "task", "auto", "deemed", "fork", "fork"]))
        key = f"s{next(counter)}"
        if kind == "fork" and level:
            joins = st.sampled_from(["all", "any", {"k": 1}, {"k": 2}])
            found = {
                "kind": "parallel", "key": key, "title": {"zh-Hans": key}, "join": draw(joins),
                "on_refuse": draw(st.sampled_from(["", "opinion", "collect"])),
                "branches": [sequence(level - 1) for _ in range(draw(st.integers(1, 3)))],
            }  # fmt: skip
        elif kind == "auto":
            found = auto(key, draw(st.sampled_from(["data_check", "document"])), draw(st.sampled_from(["good", "bad"])))
        else:
            found = stage(key, **({"deemed": SILENCE} if kind == "deemed" else {}))
        return found if when is None else {**found, "when": when}

    return sequence(depth)


class Crash(Exception):
    """The power fails."""


class Life(RuleBasedStateMachine):
    """One process, and everything that may befall it; what it did is rolled back at the end."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.by, self.process, self.withdrawn = official("an"), None, False
        effects.clear()
        ended.clear()

    @initialize(stages=graphs())
    def begin(self, stages):
        publish_unchecked(stages)
        edition = Edition.objects.filter(kind="process", code="random").latest("number")
        start = Start("LIFE-1", edition, {}, {"organ": organ()}, "990102001")
        self.process = start_process(start, kind="test", by=SYSTEM)

    def rows(self, **more):
        return list(self.process.tasks.filter(state="open", **more).order_by("key"))

    @rule(pick=st.integers(0, 9), do=st.sampled_from(["approve"] * 5 + ["refuse", "return"]), to=st.integers(0, 9))
    def decide(self, pick, do, to):
        rows = [row for row in self.rows() if row.nature != "auto"]
        keys = sorted(load(self.process.edition).tasks())
        if rows:
            with suppress(Refusal):
                target = keys[to % len(keys)] if do == "return" else ""
                decide_task(rows[pick % len(rows)], do=do, to=target, opinion="理由", by=self.by)

    @rule(queue=QUEUES)
    def deliver(self, queue):
        carry(queue)

    @rule(queue=QUEUES)
    def die_on_the_way(self, queue):
        before = list(ended), dict(effects)  # what the test notes in memory goes back with the database
        with suppress(Crash), transaction.atomic():
            carry(queue)
            raise Crash
        ended[:] = before[0]
        effects.clear()
        effects.update(before[1])

    @rule(pick=st.integers(0, 20))
    def deliver_again(self, pick):
        done = list(Errand.objects.filter(done_at__isnull=False, ref__in=self.refs()).order_by("id"))
        if done:
            Errand.objects.filter(pk=done[pick % len(done)].pk).update(done_at=None)

    @rule()
    def turn_the_order_round(self):
        for number, row in enumerate(Errand.objects.filter(done_at=None, ref__in=self.refs()).order_by("-id")):
            Errand.objects.filter(pk=row.pk).update(due_at=now() - timedelta(days=30 - number % 20))

    @rule()
    def a_second_worker_does_the_same(self):
        advance_process(self.process, by=SYSTEM)
        for row in self.process.tasks.filter(nature="auto"):
            run_step(row, by=SYSTEM)

    @rule(pick=st.integers(0, 9))
    def silence(self, pick):
        rows = [row for row in self.rows() if load(self.process.edition).task(row.key).deemed]
        if rows:
            row, long_ago = rows[pick % len(rows)], now() - timedelta(days=40)
            Task.objects.filter(pk=row.pk).update(opened_at=long_ago)
            for _ in range(2):  # the first finds that it is due earlier than was noted
                alert_task(Task.objects.get(pk=row.pk), 2, by=SYSTEM)

    @precondition(lambda self: self.process is not None and not self.withdrawn)
    @rule(chance=st.integers(0, 12))
    def withdraw(self, chance):
        if chance == 0:
            with suppress(Refusal):
                withdraw_process(self.process, by=SYSTEM)
                self.withdrawn = True

    def refs(self):
        return [self.process.reference, *self.process.tasks.values_list("reference", flat=True)]

    @invariant()
    def no_task_is_open_twice_and_none_is_without_its_day(self):
        if self.process is not None:
            rows = self.rows()
            assert len({row.key for row in rows}) == len(rows)
            assert all(row.due_at and row.opened_at for row in rows)

    def teardown(self):
        try:
            if self.process is not None:
                self.compare()
                self.end()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def compare(self):
        """Everything delivered: the second interpreter, over what was decided in its order, says the same."""
        carry_all()
        self.process.refresh_from_db()
        case = flow_reference.Case(load(self.process.edition).graph(), {})
        for task in self.process.tasks.filter(state="done").order_by("done_at", "id"):
            case.take({"task": task.key, "do": task.decision, "to": task.target, "set": task.facts})
        if self.withdrawn:
            assert (self.process.state, self.rows(), ended) == ("withdrawn", [], [])
        else:
            assert sorted(row.key for row in self.rows()) == sorted(case.open())
            assert self.process.state == (case.end or "running")
            assert [end for _, end in ended] == ([case.end] if case.end else [])
        assert set(effects.values()) <= {1}
        if self.process.state == "running":
            assert not self.process.tasks.filter(state="done", applied_at=None).exists()
        assert faults("case:LIFE-1") == []

    def end(self):
        """Whatever happened, it can be brought to its end."""
        for _ in range(60):
            rows = [row for row in self.rows() if row.nature != "auto"]
            if not rows:
                break
            with suppress(Refusal):
                decide_task(rows[0], do="approve", opinion="同意", by=self.by)
            carry_all()
        self.process.refresh_from_db()
        assert self.process.state != "running"
        assert len(ended) == (0 if self.withdrawn else 1)


def publish_unchecked(stages):
    """An edition of any graph, also one that the checks before publication would not let through."""
    content = {"title": {"zh-Hans": "随机"}, "stages": stages}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    Edition.objects.create(
        kind="process", code="random", number=Edition.objects.filter(code="random").count() + 1, content=content,
        sha256=digest, schema_version=1, valid_from=now() - timedelta(days=1), published_at=now(), published_by="test",
    )  # fmt: skip


@pytest.mark.django_db
def test_whatever_befalls_it_a_process_goes_as_the_second_interpreter_says():
    carry_all()
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=RUNS, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
