"""The clock after acceptance: stopped by an article alone, extended by the head, told to everybody in the same lines."""

from datetime import timedelta

import pytest

from documents.models import Paper
from exchange.models import Notice
from records.clock import local_date
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from records.registers.actions.entries import enter_rows
from records.registers.calendars import calendar_for
from records.registers.models import CalendarDay
from services.clocks import due_on, readings_of
from services.models import Alert, Application
from services.timers import watch_cases
from tests.cases import accepted, fresh, nobody, process_of, soon, task_of, words_of
from tests.cast import lin_for_her_shop, log_in
from tests.house.acting_things import official
from workflows.actions import end_pause, extend_term, start_pause
from workflows.models import Extension, Pause

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    return accepted()


def test_a_hearing_stops_the_clock_and_is_told_in_writing(food):
    an, task = log_in("an"), task_of(food)
    asked = {"kind": "hearing", "days": "10", "reason": "申请人要求听证。"}
    assert an.post(f"/tasks/{task.reference}/pause/", asked).status_code == 302
    carry_everything()
    pause = Pause.objects.get()
    assert "行政许可法" in pause.basis
    assert fresh(food).promised_due is None
    paper = Paper.objects.get(kind="special_procedure_notice")
    assert "10 个工作日" in words_of(paper)
    assert Notice.objects.filter(kind="application.paused").count() == 1
    assert "暂停" in lin_for_her_shop().get(f"/applications/{food.parent.reference}/").content.decode()


def test_the_end_of_the_pause_gives_the_days_back(food):
    before = food.promised_due
    start_pause(process_of(food), "hearing", days=5, reason="听证", by=official("an"))
    end_pause(process_of(food), by=official("an"), at=soon(7))
    food = fresh(food)
    assert food.promised_due > before
    assert due_on(readings_of(food, soon(7)), "promised") == food.promised_due


@pytest.mark.parametrize("kind", ["waiting_for_papers", "site_survey", "public_notice", "internal"])
def test_nothing_else_stops_it_and_the_attempt_is_reported(food, kind):
    answer = log_in("an").post(
        f"/tasks/{task_of(food).reference}/pause/", {"kind": kind, "days": "5", "reason": "等申请人补材料"}
    )
    assert answer.status_code == 422
    assert "受理后补材料、内部流转都不停表" in answer.content.decode()
    assert Pause.objects.count() == 0
    assert Alert.objects.get().rule == "pause_unfounded"
    assert fresh(food).promised_due == food.promised_due


def test_a_pause_needs_a_reason_and_a_length_and_one_stands_at_a_time(food):
    an, process = official("an"), process_of(food)
    for days, reason in ((0, "听证"), (5, " ")):
        with pytest.raises(Invalid):
            start_pause(process, "hearing", days=days, reason=reason, by=an)
    start_pause(process, "hearing", days=5, reason="听证", by=an)
    with pytest.raises(Conflict):
        start_pause(process, "testing", days=5, reason="检测", by=an)


def test_the_head_extends_once_by_the_items_own_law(food):
    before = food.statutory_due
    an = log_in("an")
    answer = an.post(f"/tasks/{task_of(food).reference}/extension/", {"reason": "需要向外地核实。"})
    assert answer.status_code == 302
    carry_everything()
    extension = Extension.objects.get()
    assert (extension.length, "食品" in extension.basis) == (5, True)
    assert fresh(food).statutory_due > before
    assert "需要向外地核实。" in words_of(Paper.objects.get(kind="extension_notice"))
    with pytest.raises(Conflict):
        extend_term(process_of(food), reason="再延", by=official("an"))


def test_strangers_and_other_organs_touch_no_clock(food):
    process = process_of(food)
    for who in (nobody(), official("bo"), official("mo")):
        for act in (
            lambda who=who: start_pause(process, "hearing", days=5, reason="听证", by=who),
            lambda who=who: end_pause(process, by=who),
            lambda who=who: extend_term(process, reason="忙", by=who),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_before_acceptance_there_is_no_clock_to_stop(food):
    fire = Application.objects.get(department__role="fire_rescue", parent=food.parent)
    with pytest.raises(Conflict):
        start_pause(process_of(fire), "hearing", days=5, reason="听证", by=official("bo"))


def test_applicant_clerk_and_machine_read_the_same_lines(food):
    line = f"自 {local_date(food.accepted_at).isoformat()} 起算，当天不计"
    pages = [
        lin_for_her_shop().get(f"/applications/{food.parent.reference}/"),
        log_in("mo").get(f"/desk/{food.parent.reference}/"),
        log_in("yu").get(f"/applications/{food.reference}/"),
    ]
    assert [line in page.content.decode() for page in pages] == [True] * 3
    answer = lin_for_her_shop().get(f"/api/v1/applications/{food.reference}/").json()
    assert line in answer["clocks"]["promised"]["lines"]


def test_a_program_stops_and_restarts_the_clock_once_per_key(food):
    an, task = log_in("an"), task_of(food)
    asked = {"kind": "hearing", "days": 5, "reason": "听证"}
    key = {"headers": {"Idempotency-Key": "pause-0001"}, "content_type": "application/json"}
    first, again = (an.post(f"/api/v1/tasks/{task.reference}/pause/", asked, **key) for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    other = an.post(
        f"/api/v1/tasks/{task.reference}/pause/",
        {**asked, "kind": "lunch"},
        **{**key, "headers": {"Idempotency-Key": "pause-0002"}},
    )
    assert (other.status_code, other["Content-Type"]) == (422, "application/problem+json")
    ended = an.post(f"/api/v1/tasks/{task.reference}/pause/end/", headers={"Idempotency-Key": "pause-0003"})
    assert ended.status_code == 201


def test_when_a_year_is_announced_the_days_move_and_whom_it_delays_is_told_once(food):
    before = food.promised_due
    feast = {"region": "", "kind": "holiday", "source": "放假安排通知", "provisional": False}
    enter_rows(CalendarDay, [{**feast, "date": before}], keys=("date", "region"), by=system_actor("test"))
    for _ in range(2):
        watch_cases(now())
    food = fresh(food)
    assert food.promised_due == calendar_for(food.region).add_working_days(before, 1)
    told = Notice.objects.get(kind="application.calendar", recipient=food.person.reference)
    assert (told.data["before"], told.data["due"]) == (str(before), str(food.promised_due))
    assert TrailEntry.objects.filter(subject=food.reference, act="application.retime").count() == 1


def test_a_day_that_moves_nearer_is_computed_anew_and_nobody_is_troubled(food):
    calendar, day = calendar_for(food.region), local_date(food.accepted_at)
    while calendar.is_working(day):
        day += timedelta(1)
    row = {"date": day, "region": "", "kind": "make_up", "source": "调休通知", "provisional": False}
    enter_rows(CalendarDay, [row], keys=("date", "region"), by=system_actor("test"))
    before = food.promised_due
    watch_cases(now())
    assert fresh(food).promised_due < before
    assert not Notice.objects.filter(kind="application.calendar").exists()
