"""Tasks change hands: taken, put back, passed on, sent elsewhere, asked above; interests and four eyes keep away."""

import json

import pytest

from exchange.models import Notice
from identity.models import Mandate, Person
from records.ledger.chaining import faults
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from tests.cast import log_in
from workflows.actions import (
    alert_task,
    answer_escalation,
    approve_many,
    claim_next,
    claim_task,
    decide_task,
    declare_interest,
    escalate_task,
    reassign_task,
    release_task,
    reroute_task,
)
from workflows.models import Task

from .conftest import DECIDE, SYSTEM, official, organ, parties, stage

pytestmark = pytest.mark.django_db


def post(username, role="approver"):
    return Mandate.objects.get(person__user__username=username, role=role, ended_at=None)


def test_who_takes_a_task_holds_it_until_it_is_put_back(begin):
    flow = begin(stage("a"), DECIDE)
    claim_task(flow.task("a"), by=official("an"))
    assert claim_task(flow.task("a"), by=official("an")).holder.person.user.username == "an"
    for act in (
        lambda t: claim_task(t, by=official("tao")),
        lambda t: decide_task(t, do="approve", by=official("tao")),
    ):
        with pytest.raises(Conflict, match="领取"):
            act(flow.task("a"))
    release_task(flow.task("a"), by=official("an"))
    flow.decide("a", by="tao")
    assert flow.open() == ["decide"]
    assert [move.act for move in flow.task("a").moves.all()] == ["claim", "release"]
    assert faults("case:CASE-1") == []


def test_a_stranger_takes_nothing(begin):
    flow = begin(stage("a"), DECIDE)
    for username in ("bo", "yu", "sun"):
        with pytest.raises(NotAllowed):
            claim_task(flow.task("a"), by=official(username))
    assert claim_next(by=official("bo")) is None or Task.objects.get(process=flow.process).holder is None


def test_the_next_task_is_the_most_urgent_that_nobody_holds(begin):
    Task.objects.open().update(state="cancelled")
    first, second = begin(stage("a", days=3), DECIDE, ref="C-1"), begin(stage("a", days=1), DECIDE, ref="C-2")
    taken = [claim_next(by=official(name)).process.upper_ref for name in ("an", "tao")]
    assert (taken, claim_next(by=official("an"))) == (["C-2", "C-1"], None)
    assert first.task("a").holder_id != second.task("a").holder_id


def test_what_is_held_by_somebody_whose_post_ended_is_free_again(begin):
    flow = begin(stage("a"), DECIDE)
    claim_task(flow.task("a"), by=official("tao"))
    Mandate.objects.filter(pk=flow.task("a").holder_id).update(valid_to="2026-01-02")
    flow.decide("a", by="an")
    assert flow.open() == ["decide"]


def test_a_substitute_decides_what_the_absent_colleague_holds(begin):
    flow = begin(stage("a"), DECIDE)
    claim_task(flow.task("a"), by=official("an"))
    Mandate.objects.filter(pk=post("tao").pk).update(substitute_for=flow.task("a").holder_id)
    flow.decide("a", by="tao")
    assert flow.open() == ["decide"]


def test_a_task_is_passed_on_to_a_colleague_with_a_reason(begin):
    flow = begin(stage("a"), DECIDE)
    with pytest.raises(Invalid, match="理由"):
        reassign_task(flow.task("a"), post("tao"), reason=" ", by=official("an"))
    with pytest.raises(Invalid, match="岗位"):
        reassign_task(flow.task("a"), post("bo"), reason="外出", by=official("an"))
    reassign_task(flow.task("a"), post("tao"), reason="外出", by=official("an"))
    with pytest.raises(Conflict):
        decide_task(flow.task("a"), do="approve", by=official("an"))
    flow.decide("a", by="tao")


def test_a_supervisor_sends_a_stuck_task_to_another_department(begin):
    flow = begin(stage("a"), DECIDE)
    with pytest.raises(NotAllowed):
        reroute_task(flow.task("a"), organ("fire_rescue"), reason="积压", by=official("an"))
    moved = reroute_task(flow.task("a"), organ("fire_rescue"), reason="积压", by=official("yu"))
    assert (moved.department.role, moved.holder) == ("fire_rescue", None)
    flow.decide("a", by="bo")
    assert flow.open() == ["decide"]


def test_a_task_sent_elsewhere_keeps_its_clock_tells_why_and_leaves_its_old_holder_nothing(begin):
    flow, tao = begin(stage("a", days=3), DECIDE), log_in("tao")
    reference, due = flow.task("a").reference, flow.task("a").due_at
    claim_task(flow.task("a"), by=official("tao"))
    assert tao.get(f"/tasks/{reference}/").status_code == 200
    sent = {"to": organ("fire_rescue").reference, "reason": "本队积压，消防有人手"}
    assert log_in("yu").post(f"/tasks/{reference}/route/", sent)["Location"] == "/processes/"
    moved = flow.task("a")
    assert (moved.department.role, moved.holder, moved.due_at, moved.state) == ("fire_rescue", None, due, "open")
    assert tao.get(f"/tasks/{reference}/").status_code == 404
    assert reference not in tao.get("/tasks/").content.decode()
    bo = log_in("bo")
    assert reference in bo.get("/tasks/").content.decode()
    assert "本队积压，消防有人手" in bo.get(f"/tasks/{reference}/").content.decode()
    entry = TrailEntry.objects.get(stream="case:CASE-1", act="task.reroute")
    told = json.loads(entry.body)
    assert told["detail"]["to"] == organ("fire_rescue").code and "积压" not in entry.body
    assert moved.moves.get(act="reroute").reason == sent["reason"]
    assert faults("case:CASE-1") == []
    alert_task(moved, 1, by=SYSTEM)
    told = Notice.objects.filter(kind="task.due").values_list("recipient", flat=True)
    assert Person.objects.get(user__username="bo").reference in told
    assert Person.objects.get(user__username="tao").reference not in told


def test_what_is_asked_above_comes_back(begin):
    flow = begin(stage("a", roles=["approver"]), DECIDE)
    claim_task(flow.task("a"), by=official("tao"))
    escalate_task(flow.task("a"), question="适用哪一条？", by=official("tao"))
    with pytest.raises(Conflict, match="请示"):
        decide_task(flow.task("a"), do="approve", by=official("an"))
    with pytest.raises(NotAllowed):
        answer_escalation(flow.task("a"), words="按第三条", by=official("tao"))
    back = answer_escalation(flow.task("a"), words="按第三条", by=official("an"))
    assert (back.roles, back.holder.person.user.username) == (["approver"], "tao")
    with pytest.raises(Conflict):
        answer_escalation(flow.task("a"), words="再答", by=official("an"))
    flow.decide("a", by="tao")


def test_nobody_decides_a_relatives_case(begin):
    flow = begin(stage("a"), DECIDE)
    parties["CASE-1"] = frozenset({"P-RELATIVE"})
    tao = Person.objects.get(user__username="tao")
    declare_interest(tao, "P-RELATIVE", ground="kin", by=official("tao"))
    for act in (claim_task, lambda task, by: decide_task(task, do="approve", by=by)):
        with pytest.raises(NotAllowed, match="回避"):
            act(flow.task("a"), by=official("tao"))
    assert claim_next(by=official("an")).pk == flow.task("a").pk


def test_nobody_declares_anothers_interest(begin):
    with pytest.raises(NotAllowed):
        declare_interest(Person.objects.get(user__username="an"), "P-1", ground="kin", by=official("tao"))


def test_four_eyes_are_two_people(begin):
    flow = begin(stage("a"), stage("check", "countersign", four_eyes=["a"]), DECIDE)
    flow.decide("a", by="an")
    with pytest.raises(NotAllowed, match="双人"):
        decide_task(flow.task("check"), do="approve", by=official("an"))
    flow.decide("check", by="tao")
    assert flow.open() == ["decide"]


def test_many_are_approved_with_a_deed_each_and_one_report(begin):
    flows = [begin(stage("a", batch=True), DECIDE, ref=f"C-{n}") for n in range(3)]
    single = begin(stage("a"), DECIDE, ref="C-9", code="single")
    flows[1].decide("a")
    lines = approve_many([flow.task("a") for flow in (*flows, single)], opinion="齐全", by=official("an"))
    assert [bool(line.refusal) for line in lines] == [False, True, False, True]
    assert [flow.task("a").decision for flow in flows] == ["approve"] * 3
    assert not single.task("a").decision


def test_the_system_starts_with_nobody_interested(begin):
    flow = begin(stage("a"), DECIDE)
    row = declare_interest(Person.objects.get(user__username="an"), "P-2", ground="share", by=SYSTEM)
    assert declare_interest(Person.objects.get(user__username="an"), "P-2", ground="share", by=SYSTEM).pk == row.pk
    flow.decide("a", by="an")
