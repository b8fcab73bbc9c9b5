"""What a worker does by itself: each step once; conditions read what it found; inner processes; late tasks."""

from datetime import timedelta

import pytest

from exchange.models import Notice
from records.ledger.clock import now
from records.ledger.errors import Conflict
from records.ledger.models import Errand
from records.registers.calendars import calendar_for
from records.registers.models import ToDo
from workflows.actions import alert_task, find_alerts, run_step, withdraw_process
from workflows.actions.opening import end_of_working_day
from workflows.fragments import progress_context
from workflows.models import Pause, Process, Task

from .conftest import DECIDE, SYSTEM, auto, carry_all, effects, ended, publish, stage

pytestmark = pytest.mark.django_db
SILENCE = {"outcome": "approve", "basis": "《岚江省政务服务条例》第三条"}


def test_an_automatic_step_runs_once_and_the_next_stage_reads_what_it_found(begin):
    flow = begin(
        auto("check", "data_check", "good"), stage("hand", when=["check_good", "==", False]),
        stage("easy", when=["check_good", "==", True]), DECIDE,
    )  # fmt: skip
    assert (flow.open(), list(effects.values())) == (["easy"], [1])
    run_step(flow.task("check"), by=SYSTEM)
    Errand.objects.filter(kind="step.exchange").update(done_at=None)
    carry_all()
    assert list(effects.values()) == [1]


def test_a_document_goes_by_the_queue_of_documents(begin):
    flow = begin(auto("paper", "document", "receipt"), DECIDE)
    assert flow.open() == ["decide"]
    assert Errand.objects.get(kind="step.document").queue == "documents"


def test_a_step_nobody_knows_is_parked_with_a_sentence(begin):
    flow = begin(auto("tell", "notice", "submitted"), DECIDE)
    errand = Errand.objects.get(kind="step.run")
    assert (errand.status, "step.unknown" in errand.fault, flow.open()) == ("parked", True, ["tell"])


def test_an_inner_process_settles_the_step_that_waits_for_it(begin):
    publish("inner", stage("x"), DECIDE)
    flow = begin(stage("a"), auto("sub", "process", "inner"), DECIDE)
    flow.decide("a")
    within = Process.objects.get(parent_task=flow.task("sub"))
    assert (flow.open(), within.upper_ref) == (["sub"], "CASE-1")
    from .conftest import Flow

    inner = Flow(within)
    inner.decide("x")
    inner.decide("decide")
    assert (flow.open(), ended) == (["decide"], [])
    flow.decide("decide")
    assert ended == [("CASE-1", "approved")]


def test_a_refused_inner_process_refuses_the_step_and_a_withdrawal_ends_both(begin):
    publish("inner", DECIDE)
    flow = begin(auto("sub", "process", "inner"), DECIDE)
    from .conftest import Flow

    Flow(Process.objects.get(parent_task=flow.task("sub"))).decide("decide", "refuse", opinion="不符合条件")
    assert ended == [("CASE-1", "refused")]
    other = begin(auto("sub", "process", "inner"), DECIDE, ref="CASE-2")
    withdraw_process(other.process, by=SYSTEM)
    assert set(Process.objects.filter(upper_ref="CASE-2").values_list("state", flat=True)) == {"withdrawn"}


def test_each_owner_has_a_task_of_their_own(begin):
    each = {"kind": "each", "key": "owners", "title": {"zh-Hans": "共有人", "en": "Owners"}, "over": "owners",
            "stages": [stage("consent")]}  # fmt: skip
    flow = begin(each, DECIDE, data={"owners": ["甲", "乙"]})
    assert flow.open() == ["consent#1", "consent#2"]
    flow.decide("consent#2")
    flow.decide("consent#1", by="tao")
    assert flow.open() == ["decide"]


def test_without_co_owners_nobody_is_asked_and_the_page_says_why(begin):
    each = {"kind": "each", "key": "owners", "title": {"zh-Hans": "共有人", "en": "Owners"}, "over": "owners",
            "stages": [stage("consent")]}  # fmt: skip
    for number, data in enumerate(({"owners": []}, {})):
        flow = begin(stage("a"), each, DECIDE, data=data, ref=f"NOBODY-{number}")
        flow.decide("a")
        assert flow.open() == ["decide"]
        told = {row["line"].key: row["line"] for row in progress_context(flow.process)["lines"]}["owners"]
        assert (told.status, told.code) == ("skipped", "empty")
        flow.decide("decide")
        assert ended[-1] == (f"NOBODY-{number}", "approved")


def late(task):
    """Opened a month ago."""
    opened = now() - timedelta(days=30)
    due = end_of_working_day(opened, 1, calendar_for(task.region))
    Task.objects.filter(pk=task.pk).update(opened_at=opened, due_at=due)


def test_a_late_task_is_reminded_and_reported_once(begin):
    flow = begin(stage("a"), DECIDE)
    late(flow.task("a"))
    for _ in range(2):
        find_alerts(by=SYSTEM)
        for level in (2, 1):
            alert_task(flow.task("a"), level, by=SYSTEM)
    told = Notice.objects.filter(kind="task.late", upper_ref="CASE-1").count()
    assert (told, Notice.objects.filter(kind="task.due", upper_ref="CASE-1").count()) == (2, 0)
    assert ToDo.objects.filter(kind="task_late", key=flow.task("a").reference).count() == 1
    assert flow.open() == ["a"]


def test_silence_settles_where_an_article_says_so(begin):
    flow = begin(stage("a", deemed=SILENCE), DECIDE)
    late(flow.task("a"))
    alert_task(flow.task("a"), 2, by=SYSTEM)
    carry_all()
    assert (flow.open(), "第三条" in flow.task("a").opinion) == (["decide"], True)


def test_what_is_decided_before_its_end_is_never_deemed(begin):
    flow = begin(stage("a", deemed={"outcome": "refuse", "basis": "《条例》第三条"}), DECIDE)
    flow.decide("a")
    alert_task(flow.task("a"), 2, by=SYSTEM)
    assert (flow.open(), flow.task("a").decision) == (["decide"], "approve")


def test_where_everything_is_skipped_the_process_ends_at_once(begin):
    begin(stage("a", "decide", when=["x", "==", 1]))
    assert ended == [("CASE-1", "approved")]


def test_a_return_opens_the_next_round(begin):
    flow = begin(stage("a"), DECIDE)
    flow.decide("a")
    flow.decide("decide", "return", to="a", opinion="请补充意见")
    assert (flow.open(), flow.task("a").round) == (["a"], 2)
    with pytest.raises(Conflict):
        run_step(Task.objects.get(process=flow.process, round=1, key="a"), by=SYSTEM) and flow.decide("decide")


def test_while_the_clock_is_stopped_nobody_is_late_and_nothing_is_deemed(begin):
    flow = begin(stage("a", deemed={"outcome": "approve", "basis": "《条例》第三条"}), DECIDE)
    late(flow.task("a"))
    pause = Pause.objects.create(
        process=flow.process, kind="expert_review", label={}, basis="x", days=20, declared_until="2026-12-31",
        reason="评审", started_at=flow.task("a").opened_at,
    )  # fmt: skip
    assert find_alerts(by=SYSTEM) == 0
    alert_task(flow.task("a"), 2, by=SYSTEM)
    assert flow.open() == ["a"]
    Pause.objects.filter(pk=pause.pk).update(ended_at=now())
    alert_task(flow.task("a"), 2, by=SYSTEM)
    assert (flow.open(), flow.task("a").due_at > now()) == (["a"], True)
