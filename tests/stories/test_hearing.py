"""A hearing before a decision (行政许可法 46 to 48), and the notice to somebody else whom it concerns (36)."""

from datetime import timedelta

import pytest

from documents.models import Paper
from exchange.models import Notice
from identity.models import Mandate
from records.calendar import national_calendar
from records.clock import local_date
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from services.actions.applications import withdraw_application
from services.actions.hearing import (
    ask_for_hearing,
    call_hearing,
    record_hearing,
    tell_hearing_rights,
    tell_third_party,
)
from services.models import Hearing
from tests.cases import accepted, fresh, soon, task_of, words_of
from tests.cast import lin_for_her_shop, log_in
from tests.house.guards import official
from workflows.actions import claim_task, decide_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    """The food licence, accepted."""
    return accepted()


@pytest.fixture
def an():
    return official("an")


@pytest.fixture
def lin():
    """Lin, acting for her shop, as a deed sees her."""
    return lin_for_her_shop().get("/").wsgi_request.actor


def presiding(food):
    """Somebody of the organ who has nothing to do with the case."""
    row = Mandate.objects.held_on(local_date(now())).filter(department=food.department, person__user__username="luyao")
    return row.first().reference


def workdays_on(days):
    day, calendar = local_date(now()), national_calendar()
    while days:
        day += timedelta(1)
        days -= calendar.is_working(day)
    return day


def told(food, an):
    return tell_hearing_rights(food, by=an)


def called(food, an, lin, days=10):
    told(food, an)
    ask_for_hearing(food, by=lin)
    moment = now() + (workdays_on(days) - local_date(now()))
    return call_hearing(food, hearing_at=moment, place="三楼听证室", presiding=presiding(food), by=an)


def paper_of(food, kind):
    return Paper.objects.get(upper_ref=food.reference, kind=kind)


def test_the_right_is_told_in_writing_with_its_last_day(food, an):
    made = told(food, an)
    carry_everything()
    assert made.ask_by == workdays_on(5)
    said = words_of(paper_of(food, "hearing_rights"))
    assert made.ask_by.isoformat() in said and "第四十七条" in said
    assert paper_of(food, "hearing_rights").made_at is not None
    assert Notice.objects.filter(kind="application.hearing_rights", recipient=food.person.reference).exists()
    with pytest.raises(Conflict):
        told(food, an)


def test_until_the_days_are_over_or_the_hearing_is_held_nothing_is_decided(food, an, lin):
    made = told(food, an)
    task = task_of(food)
    with pytest.raises(Conflict, match="期限还没有过"):
        decide_task(task, do="refuse", opinion="没有洗消区。", by=an)
    ask_for_hearing(food, by=lin)
    with pytest.raises(Conflict, match="听证结束"):
        decide_task(task, do="refuse", opinion="没有洗消区。", by=an, at=soon(30))
    Hearing.objects.filter(pk=made.pk).update(state="told")
    late = decide_task(task_of(food), do="refuse", opinion="没有洗消区。", by=an, at=soon(30))
    assert late.decision == "refuse", "nobody asked in time"


def test_it_is_asked_for_in_time_once_and_by_the_applicant(food, an, lin):
    made = told(food, an)
    with pytest.raises(Conflict, match="已经过了"):
        ask_for_hearing(food, by=lin, at=now() + timedelta(days=20))
    asked = ask_for_hearing(food, by=lin)
    assert (asked.state, asked.hold_by) == ("asked", workdays_on(20))
    assert ask_for_hearing(food, by=lin).asked_at == asked.asked_at
    for by in (log_in("wen").get("/").wsgi_request.actor, official("mo"), official("bo"), an):
        with pytest.raises(NotAllowed):
            ask_for_hearing(food, by=by)
    assert TrailEntry.objects.filter(subject=made.reference, act="hearing.ask").count() == 1


@pytest.mark.parametrize("days", [1, 6, 21])
def test_it_is_held_no_sooner_than_seven_days_after_the_notice_and_within_twenty(food, an, lin, days):
    with pytest.raises(Invalid, match="之间举行"):
        called(food, an, lin, days)


@pytest.mark.parametrize("days", [7, 20])
def test_the_first_and_the_last_day_are_right(food, an, lin, days):
    assert called(food, an, lin, days).state == "called"


def test_the_notice_says_when_where_and_who_presides(food, an, lin):
    made = called(food, an, lin)
    said = words_of(paper_of(food, "hearing_notice"))
    assert "三楼听证室" in said and made.presiding.person.name.plain() in said
    assert Notice.objects.filter(kind="application.hearing").exists()


def test_who_examined_the_case_does_not_preside(food, an, lin):
    told(food, an)
    ask_for_hearing(food, by=lin)
    claim_task(task_of(food), by=an)
    task = task_of(food)
    assert task.holder_id is not None
    moment = now() + (workdays_on(10) - local_date(now()))
    with pytest.raises(Invalid, match="换一位"):
        call_hearing(food, hearing_at=moment, place="三楼", presiding=task.holder.reference, by=an)
    with pytest.raises(Invalid, match="本机关"):
        call_hearing(food, hearing_at=moment, place="三楼", presiding="M-0", by=an)


def test_what_was_said_is_recorded_after_it_and_then_it_may_be_decided(food, an, lin):
    made = called(food, an, lin)
    with pytest.raises(Conflict, match="举行以后"):
        record_hearing(food, text="申请人陈述。", by=an)
    after = made.hearing_at + timedelta(hours=2)
    record_hearing(food, text="申请人：洗消区已经加上。\n审查人：没有异议。", by=an, at=after)
    said = words_of(paper_of(food, "hearing_record"))
    assert "洗消区已经加上" in said and "没有异议" in said
    assert decide_task(task_of(food), do="refuse", opinion="没有洗消区。", by=an, at=after).decision == "refuse"


def test_nobody_is_offered_a_hearing_after_its_days_or_when_the_case_has_ended(food, an, lin):
    made, page = told(food, an), f"/applications/{food.root.reference}/"
    carry_everything()
    assert "hearing-request" in lin_for_her_shop().get(page).content.decode()
    Hearing.objects.filter(pk=made.pk).update(ask_by=local_date(now()) - timedelta(1))
    assert "hearing-request" not in lin_for_her_shop().get(page).content.decode()
    Hearing.objects.filter(pk=made.pk).update(ask_by=made.ask_by)
    withdraw_application(food.root, by=lin)
    assert "hearing-request" not in lin_for_her_shop().get(page).content.decode()
    with pytest.raises(Conflict):
        ask_for_hearing(food, by=lin)


def test_an_interested_third_party_is_told_once_and_named_in_its_paper_alone(food, an):
    tell_third_party(food, name="尤某某", by=an)
    tell_third_party(food, name="尤某某", by=an)
    carry_everything()
    paper = paper_of(food, "third_party_notice")
    assert "尤某某" in words_of(paper) and paper.made_at is not None
    assert "尤某某" not in f"{paper.key}{paper.data}{list(TrailEntry.objects.values_list('body', flat=True))}"
    with pytest.raises(Invalid):
        tell_third_party(food, name=" ", by=an)


def test_strangers_hold_no_hearing(food, lin):
    for by in (official("mo"), official("bo"), official("sun"), lin):
        with pytest.raises(NotAllowed):
            tell_hearing_rights(food, by=by)
        with pytest.raises(NotAllowed):
            tell_third_party(food, name="尤某某", by=by)


def test_the_pages_and_machines_do_the_same(food):
    an, lin = log_in("an"), lin_for_her_shop()
    desk, root = f"/desk/{food.reference}", food.root.reference
    assert an.post(f"{desk}/hearing/", {"step": "tell"}).status_code == 302
    page = lin.get(f"/applications/{root}/").content.decode()
    assert "要求听证" in page
    assert lin.post(f"/applications/{food.reference}/hearing-request/").status_code == 302
    assert "最晚" in lin.get(f"/applications/{root}/").content.decode()
    early = {
        "h-hearing_at": soon(1).strftime("%Y-%m-%dT%H:%M"),
        "h-place": "三楼",
        "h-presiding": presiding(food),
        "step": "call",
    }
    refused = an.post(f"{desk}/hearing/", early)
    assert (refused.status_code, "之间举行" in refused.content.decode()) == (422, True)
    right = {**early, "h-hearing_at": f"{workdays_on(9)}T10:00"}
    assert an.post(f"{desk}/hearing/", right).status_code == 302
    assert "三楼" in lin.get(f"/applications/{root}/").content.decode()
    assert an.post(f"{desk}/third-party/", {"p-name": "尤某某"}).status_code == 302
    told = an.post(
        f"/api/v1/applications/{food.reference}/hearing/", {"step": "record", "text": "x"},
        content_type="application/json", headers={"Idempotency-Key": "hearing-0001"},
    )  # fmt: skip
    assert told.status_code == 409, "not held yet"
    assert fresh(food).hearing.state == "called"
