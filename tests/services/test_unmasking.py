"""Masked everywhere; in clear only for a purpose and a reason, noted, told to the person, within a limit."""

import pytest

from exchange.models import Notice
from records.ledger.carrying import carry_everything
from records.ledger.models import ReadEntry, TrailEntry, Unmasking
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.house.strangers import take_office
from tests.privacy.conftest import person

pytestmark = pytest.mark.django_db
NUMBER, HERS = "990102198806123020", "990102198804120029"
WHY = {"purpose": "verify", "reason": "核对身份证原件"}


@pytest.fixture
def case():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    number = submit_draft(lin, draft)
    log_in("mo").post(f"/desk/{number}/receipt/")
    return number


@pytest.fixture
def food(case):
    return Application.objects.get(parent__reference=case, department__role="market_regulation").reference


def door(reference):
    return f"/applications/{reference}/unmasking/"


def test_pages_of_officials_show_masks(case):
    page = log_in("mo").get(f"/desk/{case}/").content.decode()
    assert NUMBER not in page and "9901**********3020" in page and "19900002002" not in page.replace(" ", "")


def test_a_value_is_shown_after_purpose_and_reason_and_noted(case):
    mo = log_in("mo")
    assert NUMBER not in mo.get(door(case)).content.decode()
    answer = mo.post(door(case), {"code": "answer.safety_manager_id", **WHY})
    assert NUMBER in answer.content.decode() and answer["Cache-Control"] == "private, no-store"
    row = Unmasking.objects.get()
    entry = ReadEntry.objects.get(pk=row.reading_id)
    assert (entry.field, entry.purpose, entry.case, entry.actor) == (
        "answer.safety_manager_id",
        "verify",
        case,
        person("mo").reference,
    )
    assert "第十三条" in entry.basis
    assert TrailEntry.objects.of(f"case:{case}").filter(act="data.unmask").exists()
    assert HERS in mo.post(door(case), {"code": "id_number", **WHY}).content.decode()


def test_the_person_reads_who_saw_it_and_why(case):
    log_in("mo").post(door(case), {"code": "id_number", **WHY})
    page = log_in("lin").get("/privacy/readings/").content.decode()
    assert "证件号码" in page and "核对身份" in page and WHY["reason"] in page


@pytest.mark.parametrize(
    "change",
    [{"reason": ""}, {"reason": "看"}, {"purpose": ""}, {"purpose": "curiosity"}, {"code": "email"}, {"code": ""}],
)
def test_nothing_is_shown_without_a_value_a_purpose_and_a_reason(case, change):
    answer = log_in("mo").post(door(case), {"code": "id_number", **WHY, **change})
    assert (answer.status_code, HERS in answer.content.decode(), Unmasking.objects.count()) == (422, False, 0)


def test_an_organ_sees_only_what_it_asked_for(food):
    an = log_in("an")
    log_in("mo").post(f"/desk/{food}/acceptance/")
    carry_everything()
    page = an.get(door(food)).content.decode()
    assert "食品安全管理员" in page and "消防安全责任人" not in page


@pytest.mark.parametrize(
    ("stranger", "status"), [("wen", 404), ("bo", 404), ("sun", 404), ("lin", 403), ("qi", 403), ("yu", 403)]
)
def test_others_are_refused(food, stranger, status):
    client = log_in(stranger)
    for answer in (client.get(door(food)), client.post(door(food), {"code": "id_number", **WHY})):
        assert (answer.status_code, HERS in answer.content.decode()) == (status, False)
    assert not Unmasking.objects.exists()


def test_too_many_within_the_hour_are_refused_and_the_office_of_security_is_told(case, settings):
    settings.UNMASK_PER_HOUR = 2
    take_office("security", 64)
    mo = log_in("mo")
    codes = ["id_number", "name", "phone", "id_number"]
    statuses = [mo.post(door(case), {"code": code, **WHY}).status_code for code in codes]
    assert statuses == [200, 200, 429, 429]
    carry_everything()
    alerts = Notice.objects.filter(recipient=person("security").reference, kind="security.unmask")
    assert alerts.count() == 1
    assert "短时间内查看" in log_in("security").get("/notices/").content.decode()
    assert TrailEntry.objects.of("trail:unmasking").count() == 2
