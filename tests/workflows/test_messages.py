"""A step that asks another department by message: the answer is awaited with a clock; conditions read it."""

from datetime import timedelta

import pytest

from exchange.actions import answer_message
from exchange.models import Incoming, Message
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import Errand
from records.registers.models import ToDo
from workflows.actions import alert_task, take_answer, withdraw_process
from workflows.models import Task
from workflows.rules.blueprint import Process as Shape
from workflows.rules.checking import problems

from .conftest import DECIDE, SYSTEM, official, stage

pytestmark = pytest.mark.django_db


def ask(key="ask", of="inquiry", days=3, **more):
    return stage(
        key, "auto", (), dept="fire", days=days, automatic={"act": "message", "of": of, "about": "场所"}, **more
    )


def answered(outcome="agree"):
    incoming = Incoming.objects.filter(kind="inquiry", answered_at=None).latest("received_at")
    answer_message(incoming, outcome, words="看过", by=official("bo"))
    carry_everything()


@pytest.fixture
def asked(begin):
    flow = begin(
        ask(),
        stage("talk", when=["answer_ask", "==", "object"]),
        stage("easy", when=["answer_ask", "==", "agree"]),
        DECIDE,
    )
    carry_everything()
    return flow


def test_the_step_waits_for_the_answer_and_the_next_stage_reads_it(asked):
    assert (asked.open(), asked.task("ask").department.role) == (["ask"], "fire_rescue")
    message = Message.objects.get(upper_ref=asked.task("ask").reference)
    assert (message.case_ref, message.due_on) == ("CASE-1", asked.task("ask").due_at.date())
    answered("object")
    assert (asked.open(), asked.task("ask").opinion) == (["talk"], "看过")


def test_a_repeated_step_and_a_repeated_answer_change_nothing(asked):
    Errand.objects.filter(kind="step.run").update(done_at=None)
    carry_everything()
    assert Message.objects.count() == 1
    answered()
    take_answer(Message.objects.exclude(upper_ref="").get(), by=SYSTEM)
    carry_everything()
    assert asked.open() == ["easy"]


def test_the_clock_runs_meanwhile_and_the_department_that_is_late_is_told(asked):
    Task.objects.filter(key="ask").update(opened_at=now() - timedelta(days=30), due_at=now() - timedelta(days=20))
    task = asked.task("ask")
    task.due_at = None
    alert_task(asked.task("ask"), 2, by=SYSTEM)
    alert_task(asked.task("ask"), 2, by=SYSTEM)
    assert ToDo.objects.filter(kind="task_late", department__role="fire_rescue").count() == 1
    assert asked.open() == ["ask"]


def test_silence_settles_it_where_an_article_says_so_and_a_late_answer_changes_nothing(begin):
    flow = begin(ask(deemed={"outcome": "approve", "basis": "《岚江省政务服务条例》第三条"}), DECIDE)
    carry_everything()
    Task.objects.filter(key="ask").update(opened_at=now() - timedelta(days=30))
    alert_task(flow.task("ask"), 2, by=SYSTEM)
    alert_task(flow.task("ask"), 2, by=SYSTEM)
    carry_everything()
    assert flow.open() == ["decide"]
    answered("object")
    assert (flow.open(), flow.task("ask").facts) == (["decide"], {})


def test_after_a_return_it_is_asked_anew(begin):
    flow = begin(stage("a"), ask(), DECIDE)
    flow.decide("a")
    carry_everything()
    answered()
    flow.decide("decide", "return", to="a", opinion="再问一次")
    flow.decide("a")
    carry_everything()
    assert (flow.open(), Message.objects.exclude(upper_ref="").count()) == (["ask"], 2)


def test_an_answer_to_a_withdrawn_case_is_only_kept(asked):
    withdraw_process(asked.process, by=SYSTEM)
    answered()
    asked.process.refresh_from_db()
    assert (asked.process.state, Message.objects.exclude(upper_ref="").get().status) == ("withdrawn", "answered")


def test_a_kind_of_message_nobody_knows_is_parked_with_a_sentence(begin):
    begin(ask(of="unheard"), DECIDE)
    errand = Errand.objects.get(kind="step.run")
    assert (errand.status, "step.message" in errand.fault) == ("parked", True)


def test_a_message_without_days_for_the_answer_is_not_published():
    shape = Shape(title={"zh-Hans": "试"}, stages=[ask(days=0), DECIDE])
    assert [problem.pointer for problem in problems(shape)] == ["/stages/ask/days"]
