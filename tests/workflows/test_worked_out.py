"""Scenarios worked out by hand on real rows: what is open after each deed, whatever else is under way meanwhile."""

from datetime import timedelta

import pytest

from exchange.models import Message
from identity.models import Mandate
from records.ledger.chaining import faults
from records.ledger.clock import now
from records.ledger.errors import Conflict, NotAllowed
from workflows.actions import (
    alert_task,
    answer_escalation,
    cast_vote,
    claim_next,
    claim_task,
    conclude_batch,
    decide_task,
    enter_batch,
    escalate_task,
    list_batch,
    open_batch,
    reassign_task,
    strike_entry,
    withdraw_process,
)
from workflows.models import Batch, Process, Task
from workflows.rules.batch import Window

from .conftest import DECIDE, SYSTEM, Flow, auto, carry_all, ended, official, organ, publish, stage
from .test_steps import SILENCE, late

pytestmark = pytest.mark.django_db


def fork(*branches, join="all", key="fork"):
    """Branches side by side."""
    title = {"zh-Hans": "并联", "en": "Side by side"}
    return {"kind": "parallel", "key": key, "title": title, "join": join, "branches": [list(b) for b in branches]}


def within(flow, key):
    """The process that runs within a step, as it stands."""
    return Flow(Process.objects.get(parent_task=flow.task(key)))


def post(username):
    return Mandate.objects.get(person__user__username=username, role="approver", ended_at=None)


class TestProcessesWithin:
    def test_a_refusal_two_processes_down_closes_one_branch_of_an_any(self, begin):
        publish("deepest", stage("look"), DECIDE)
        publish("middle", auto("deep", "process", "deepest"), DECIDE)
        flow = begin(fork([auto("sub", "process", "middle")], [stage("c")], join="any"), DECIDE)
        assert flow.open() == ["c", "sub"]
        middle = within(flow, "sub")
        assert middle.open() == ["deep"]
        deepest = within(middle, "deep")
        deepest.decide("look")
        deepest.decide("decide", "refuse", opinion="不符合条件")
        middle.process.refresh_from_db()
        assert (middle.process.state, deepest.process.state, flow.open()) == ("refused", "refused", ["c"])
        flow.decide("c")
        assert (flow.open(), ended) == (["decide"], [])
        flow.decide("decide")
        assert ended == [("CASE-1", "approved")]

    def test_what_runs_within_ends_with_the_step_that_a_return_forgets(self, begin):
        publish("deepest", stage("look"), DECIDE)
        publish("middle", auto("deep", "process", "deepest"), DECIDE)
        flow = begin(stage("a"), fork([auto("sub", "process", "middle")], [stage("c")]), DECIDE)
        flow.decide("a")
        middle = within(flow, "sub")
        deepest = within(middle, "deep")
        flow.decide("c", "return", to="a", opinion="重新核对")
        assert flow.open() == ["a"]
        for inner in (middle, deepest):
            inner.process.refresh_from_db()
            assert (inner.process.state, inner.open()) == ("withdrawn", [])
        flow.decide("a")
        fresh = within(flow, "sub")
        assert (flow.open(), fresh.open(), fresh.process.pk == middle.process.pk) == (["c", "sub"], ["deep"], False)

    @pytest.mark.parametrize("ending", ["any", "refused", "withdrawn"])
    def test_what_runs_within_ends_when_the_outer_one_needs_it_no_more(self, begin, ending):
        publish("inner", stage("look"), DECIDE)
        join = "any" if ending == "any" else "all"
        flow = begin(fork([auto("sub", "process", "inner")], [stage("c")], join=join), DECIDE)
        inner = within(flow, "sub")
        if ending == "withdrawn":
            withdraw_process(flow.process, by=SYSTEM)
        else:
            flow.decide("c", "approve" if ending == "any" else "refuse", opinion="理由")
        inner.process.refresh_from_db()
        assert (inner.process.state, inner.open()) == ("withdrawn", [])
        assert flow.open() == (["decide"] if ending == "any" else [])
        assert faults("case:CASE-1") == []


class TestSilenceWhileAReturnIsUnderWay:
    STAGES = (stage("a"), fork([stage("b"), stage("c")], [stage("d", deemed=SILENCE)]), DECIDE)

    def begun(self, begin):
        flow = begin(*self.STAGES)
        flow.decide("a")
        flow.decide("b")
        assert flow.open() == ["c", "d"]
        return flow

    def silent(self, flow):
        late(flow.task("d"))
        alert_task(flow.task("d"), 2, by=SYSTEM)

    def test_within_its_branch_the_return_leaves_what_silence_settled_beside_it(self, begin):
        flow = self.begun(begin)
        decide_task(flow.task("c"), do="return", to="b", opinion="补材料", by=official("an"))
        self.silent(flow)
        carry_all()
        assert flow.open() == ["b"]
        flow.decide("b")
        flow.decide("c")
        assert flow.open() == ["decide"]

    def test_to_before_the_fork_it_forgets_what_silence_settled_and_asks_again_with_a_clock_of_its_own(self, begin):
        flow = self.begun(begin)
        decide_task(flow.task("c"), do="return", to="a", opinion="重来", by=official("an"))
        self.silent(flow)
        carry_all()
        assert flow.open() == ["a"]
        flow.decide("a")
        assert (flow.open(), flow.task("d").round) == (["b", "d"], 2)
        assert flow.task("d").due_at > now()

    def test_silence_first_then_the_return_forgets_it_all_the_same(self, begin):
        flow = self.begun(begin)
        self.silent(flow)
        decide_task(flow.task("c"), do="return", to="a", opinion="重来", by=official("an"))
        carry_all()
        assert flow.open() == ["a"]
        flow.decide("a")
        assert flow.open() == ["b", "d"]


class TestAskedAbove:
    def test_a_question_that_a_return_overtook_comes_back_to_nothing(self, begin):
        flow = begin(stage("a"), fork([stage("b", roles=["approver"])], [stage("c")]), DECIDE)
        flow.decide("a")
        claim_task(flow.task("b"), by=official("tao"))
        asked = escalate_task(flow.task("b"), question="适用哪一条？", by=official("tao"))
        flow.decide("c", "return", to="a", opinion="重来")
        with pytest.raises(Conflict):
            answer_escalation(asked, words="按第三条", by=official("an"))
        flow.decide("a")
        again = flow.task("b")
        assert (flow.open(), again.round, again.roles, again.holder) == (["b", "c"], 2, ["approver"], None)

    def test_asked_twice_and_answered_twice_it_is_with_whom_it_was_and_the_join_waits(self, begin):
        flow = begin(fork([stage("b", roles=["approver"])], [stage("c")], [stage("d")], join={"k": 2}), DECIDE)
        claim_task(flow.task("b"), by=official("tao"))
        flow.decide("c", "refuse", opinion="不同意")
        for _ in range(2):
            escalate_task(flow.task("b"), question="适用哪一条？", by=official("tao"))
            back = answer_escalation(flow.task("b"), words="按第三条", by=official("an"))
            assert (back.roles, back.holder) == (["approver"], post("tao"))
        assert flow.open() == ["b", "d"]
        flow.decide("d")
        assert flow.open() == ["b"]
        flow.decide("b", "refuse", opinion="依第三条不予许可", by="tao")
        assert (flow.open(), ended) == ([], [("CASE-1", "refused")])


class TestHandsAndReturns:
    def test_what_was_passed_on_is_free_again_after_a_return(self, begin):
        flow = begin(stage("a"), stage("b"), DECIDE)
        claim_task(flow.task("a"), by=official("an"))
        reassign_task(flow.task("a"), post("tao"), reason="外出", by=official("an"))
        flow.decide("a", by="tao")
        flow.decide("b", "return", to="a", opinion="重新核对", by="an")
        again = flow.task("a")
        assert (flow.open(), again.round, again.holder) == (["a"], 2, None)
        Task.objects.open().exclude(process=flow.process).update(state="cancelled")
        assert claim_next(by=official("an")).pk == again.pk
        flow.decide("a", by="an")
        assert flow.open() == ["b"]

    def test_two_pairs_of_eyes_are_those_of_the_round_that_counts(self, begin):
        flow = begin(stage("a"), stage("check", "countersign", four_eyes=["a"]), DECIDE)
        flow.decide("a", by="an")
        flow.decide("check", "return", to="a", opinion="重新核对", by="tao")
        flow.decide("a", by="tao")
        with pytest.raises(NotAllowed, match="双人"):
            decide_task(flow.task("check"), do="approve", by=official("tao"))
        flow.decide("check", by="an")
        assert flow.open() == ["decide"]

    def test_votes_of_before_a_return_do_not_count_after_it(self, begin):
        panel = stage("panel", "panel", ["approver", "signing_head"], panel={"seats": 3, "needed": 2})
        flow = begin(stage("a"), fork([panel], [stage("c")]), DECIDE)
        flow.decide("a")
        cast_vote(flow.task("panel"), "agree", by=official("an"))
        flow.decide("c", "return", to="a", opinion="重来", by="tao")
        flow.decide("a")
        cast_vote(flow.task("panel"), "agree", by=official("tao"))
        carry_all()
        assert flow.open() == ["c", "panel"]
        cast_vote(flow.task("panel"), "agree", by=official("an"))
        carry_all()
        assert flow.open() == ["c"]


class TestBatches:
    STAGES = (
        stage("queue", "auto", (), automatic={"act": "batch"}), stage("give", when=["placed", "==", True]),
        stage("wait", when=["placed", "==", False]), DECIDE,
    )  # fmt: skip

    def announced(self):
        moment = now()
        times = Window(moment - timedelta(days=1), moment + timedelta(days=1), moment + timedelta(days=9))
        return open_batch(
            "school", method="score", places=1, window=times, department=organ(), region="990102", by=official("an")
        )

    def listed(self, batch, scores):
        for ref, score in scores.items():
            batch.entries.filter(case_ref=ref).update(score=score)
        Batch.objects.filter(pk=batch.pk).update(closes_at=now() - timedelta(minutes=1))
        return list_batch(batch, by=official("an"))

    def concluded(self, batch):
        Batch.objects.filter(pk=batch.pk).update(objections_until=now() - timedelta(minutes=1))
        conclude_batch(batch, by=official("an"))
        carry_all()

    def test_who_waits_moves_up_when_the_first_gives_up_and_each_case_goes_on_by_its_place(self, begin):
        batch = self.announced()
        flows = {ref: begin(*self.STAGES, ref=ref, item="school") for ref in ("B-1", "B-2", "B-3")}
        assert [flow.open() for flow in flows.values()] == [["queue"]] * 3
        batch = self.listed(batch, {"B-1": 90, "B-2": 80, "B-3": 70})
        strike_entry(batch.entries.get(case_ref="B-1"), reason="本人放弃", by=official("an"))
        self.concluded(batch)
        assert {ref: flow.open() for ref, flow in flows.items()} == {"B-1": ["wait"], "B-2": ["give"], "B-3": ["wait"]}

    def test_a_case_that_was_withdrawn_before_the_list_takes_nobodys_place(self, begin):
        batch = self.announced()
        flows = {ref: begin(*self.STAGES, ref=ref, item="school") for ref in ("B-1", "B-2")}
        withdraw_process(flows["B-1"].process, by=SYSTEM)
        batch = self.listed(batch, {"B-1": 90, "B-2": 80})
        assert list(batch.entries.exclude(rank=None).values_list("case_ref", flat=True)) == ["B-2"]
        self.concluded(batch)
        assert flows["B-2"].open() == ["give"]

    def test_a_return_to_before_the_batch_enters_it_once_and_keeps_the_place(self, begin):
        batch = self.announced()
        flow = begin(stage("a"), fork([self.STAGES[0]], [stage("c")]), *self.STAGES[1:], ref="B-1", item="school")
        flow.decide("a")
        flow.decide("c", "return", to="a", opinion="重来")
        flow.decide("a")
        enter_batch(batch, "B-2", by=SYSTEM)
        assert (flow.open(), batch.entries.count()) == (["c", "queue"], 2)
        self.concluded(self.listed(batch, {"B-1": 90, "B-2": 80}))
        assert flow.open() == ["c"]
        flow.decide("c")
        assert flow.open() == ["give"]


def test_a_question_to_a_department_that_a_return_forgot_is_asked_anew(begin):
    ask = stage("ask", "auto", (), automatic={"act": "message", "of": "inquiry", "about": "场所是否在用"}, dept="fire")
    flow = begin(stage("a"), fork([ask], [stage("c")]), DECIDE)
    flow.decide("a")
    flow.decide("c", "return", to="a", opinion="重来")
    assert flow.open() == ["a"]
    flow.decide("a")
    assert flow.open() == ["ask", "c"]
    assert Message.objects.filter(case_ref="CASE-1", kind="inquiry").count() == 2
