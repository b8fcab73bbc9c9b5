"""Lin looks who read her data, objects with one click, and the office answers within its term."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from records.clock import Clock, reading
from records.ledger.carrying import carry_everything
from records.ledger.models import ReadEntry
from records.privacy.models import PrivacyRequest
from records.registers.models import ToDo
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.house.strangers import take_office
from tests.privacy.conftest import official, person

pytestmark = pytest.mark.django_db


def test_lin_sees_who_read_her_data_and_objects():
    lin, case = given_lin_has_applied()
    when_the_window_opens_the_case(case)
    page = then_lin_sees_office_purpose_basis_case_and_time(lin, case)
    and_never_the_clerk_s_own_name_or_number(page)
    request = when_lin_objects_with_one_click(lin, case)
    then_the_office_has_a_to_do_with_a_clock(request)
    and_another_office_and_a_stranger_do_not(request)
    when_the_office_answers(request)
    then_lin_is_told_and_reads_the_answer(lin, request)


def test_a_delayed_reading_appears_when_its_delay_is_over():
    lin, case = given_lin_has_applied()
    when_the_window_opens_the_case(case)
    asked = {"person": person("lin").reference, "case": case, "asked_by": person("mo").reference}
    approve = {"basis": "《个人信息保护法》第三十五条", "until": f"{localdate() + timedelta(days=30)}"}
    ren = log_in("ren")
    assert ren.post("/desk/disclosure/", {**asked, **approve, "basis": ""}).status_code == 422
    assert ren.post("/desk/disclosure/", {**asked, **approve, "until": "2020-01-01"}).status_code == 422
    assert ren.post("/desk/disclosure/", {**asked, **approve, "asked_by": person("ren").reference}).status_code == 422
    assert ren.post("/desk/disclosure/", {**asked, **approve}).status_code == 302
    assert case in ren.get("/desk/disclosure/").content.decode()
    assert case not in lin.get("/privacy/readings/").content.decode()
    assert ReadEntry.objects.visible_to(official("qi")).filter(case=case).exists()


def given_lin_has_applied():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return lin, submit_draft(lin, draft)


def when_the_window_opens_the_case(case):
    assert log_in("mo").get(f"/desk/{case}/").status_code == 200


def then_lin_sees_office_purpose_basis_case_and_time(lin, case):
    page = lin.get("/privacy/readings/").content.decode()
    entry = ReadEntry.objects.filter(case=case).latest("id")
    for words in ("政务服务", "综合窗口", "窗口办理", "第十三条第一款第三项", case, f"{entry.at.astimezone():%H:%M}"):
        assert words in page
    return page


def and_never_the_clerk_s_own_name_or_number(page):
    mo = person("mo")
    private = [mo.name.plain(), mo.name_masked, mo.id_number_masked, mo.reference]
    assert [words for words in private if words in page] == []


def when_lin_objects_with_one_click(lin, case):
    entry = ReadEntry.objects.filter(case=case).latest("id")
    answer = lin.post("/privacy/objections/", {"reading": str(entry.pk)})
    again = lin.post("/privacy/objections/", {"reading": str(entry.pk)})
    assert answer["Location"] == again["Location"]
    return PrivacyRequest.objects.get(reference=answer["Location"].split("/")[3])


def then_the_office_has_a_to_do_with_a_clock(request):
    assert ToDo.objects.get(kind="privacy", key=request.reference).department.role == "service_hall"
    assert request.due == reading(Clock(request.asked_at, 15), at=request.asked_at).due
    page = log_in("ren").get("/desk/privacy/")
    assert page.status_code == 403  # the head answers nothing here: administrators and data stewards do


def and_another_office_and_a_stranger_do_not(request):
    assert request.reference not in log_in("sun").get("/desk/privacy/").content.decode()
    assert log_in("sun").get(f"/desk/privacy/{request.reference}/").status_code == 404
    assert log_in("wen").get(f"/privacy/requests/{request.reference}/").status_code == 404
    assert log_in("wen").post("/privacy/objections/", {"reading": request.subject}).status_code == 404


def when_the_office_answers(request):
    take_office("steward", 62)
    steward = log_in("steward")
    assert request.reference in steward.get("/desk/privacy/").content.decode()
    page = steward.get(f"/desk/privacy/{request.reference}/").content.decode()
    assert "被异议的查阅" in page
    assert steward.post(f"/desk/privacy/{request.reference}/", {"accepted": "0", "answer": ""}).status_code == 422
    said = {"accepted": "0", "answer": "收件时须核对申请内容。"}
    assert steward.post(f"/desk/privacy/{request.reference}/", said).status_code == 302
    assert ToDo.objects.get(kind="privacy", key=request.reference).closed_at is not None


def then_lin_is_told_and_reads_the_answer(lin, request):
    carry_everything()
    assert "对查阅的异议" in lin.get("/notices/").content.decode()
    page = lin.get(f"/privacy/requests/{request.reference}/").content.decode()
    assert "收件时须核对申请内容。" in page and "未采纳" in page
