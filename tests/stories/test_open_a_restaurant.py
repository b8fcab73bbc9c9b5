"""开办餐饮店一件事: Lin applies once; two organs decide side by side, each in its own name; anybody can check the result."""

import re

import pytest
from django.utils.timezone import localdate

from documents.models import Paper
from licences.models import Licence
from records.ledger.carrying import carry_everything
from records.ledger.chaining import faults
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from workflows.models import Process, Task, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return lin_for_her_shop()


@pytest.fixture
def case(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return submit_draft(lin, draft)


def test_lin_applies_once_and_two_organs_decide_side_by_side(lin, case):
    when_mo_receives_and_accepts(case)
    when_market_regulation_reviews_the_materials()
    when_both_organs_visit_together()
    when_market_regulation_decides()
    then_the_food_licence_is_issued_before_fire_rescue_has_decided(case)
    when_fire_rescue_decides()
    then_the_bundle_is_closed(case)
    then_lin_has_two_certificates_more(lin)
    then_anybody_reads_valid_on_the_check_page()
    then_one_altered_byte_reads_altered()
    then_the_trail_of_every_case_is_unbroken(case)


def when_mo_receives_and_accepts(case):
    mo = log_in("mo")
    assert case in mo.get("/desk/").content.decode()
    assert mo.post(f"/desk/{case}/receipt/").status_code == 302
    for child in Application.objects.get(reference=case).children.all():
        assert mo.post(f"/desk/{child.reference}/acceptance/").status_code == 302
    carry_everything()


def open_task(nature, role):
    return Task.objects.open().get(nature=nature, department__role=role)


def when_market_regulation_reviews_the_materials():
    task = open_task("review", "market_regulation")
    assert log_in("an").post(f"/tasks/{task.reference}/decision/", {"do": "approve"}).status_code == 302
    carry_everything()


def when_both_organs_visit_together():
    task = open_task("visit", "market_regulation")
    past = log_in("an").post(f"/tasks/{task.reference}/visit/", {"starts_at": "2026-01-05 10:00"})
    assert past.status_code == 422 and "上门时间已经过去" in past.content.decode()
    log_in("an").post(f"/tasks/{task.reference}/visit/", {"starts_at": f"{localdate()} 10:00"})
    assert Visit.objects.get().parts.count() == 2
    for username, role in (("an", "market_regulation"), ("bo", "fire_rescue")):
        client, task = log_in(username), open_task("visit", role)
        officers = re.findall(
            r'name="officers"\s+value="([^"]+)"', client.get(f"/tasks/{task.reference}/").content.decode()
        )
        finding = {"passed": "yes", "finding": "现场与申报一致。", "officers": officers}
        assert client.post(f"/tasks/{task.reference}/finding/", finding).status_code == 302
    carry_everything()


def when_market_regulation_decides():
    decide("an", "market_regulation")


def when_fire_rescue_decides():
    decide("bo", "fire_rescue")


def decide(username, role):
    task = open_task("decide", role)
    assert log_in(username).post(f"/tasks/{task.reference}/decision/", {"do": "approve"}).status_code == 302
    carry_everything()


def then_the_food_licence_is_issued_before_fire_rescue_has_decided(case):
    assert Licence.objects.filter(type_code="food_licence").count() == 1
    assert not Licence.objects.filter(type_code="fire_check").exists()
    assert Application.objects.get(reference=case).state == "received"


def then_the_bundle_is_closed(case):
    root = Application.objects.get(reference=case)
    assert {root.state, *root.children.values_list("state", flat=True)} == {"closed", "granted"}
    assert set(Process.objects.values_list("state", flat=True)) == {"approved"}


def then_lin_has_two_certificates_more(lin):
    page = lin.get("/licences/").content.decode()
    assert all(name in page for name in ("营业执照", "食品经营许可证", "消防安全检查合格证"))
    assert Paper.objects.filter(made_at=None).count() == 0


def then_anybody_reads_valid_on_the_check_page():
    licence = Licence.objects.get(type_code="food_licence")
    page = log_in("wen").get(f"/verify/{licence.reference}/").content.decode()
    assert 'data-result="valid"' in page
    assert "䶮小" not in page


def then_one_altered_byte_reads_altered():
    content = bytearray(Licence.objects.get(type_code="food_licence").paper.stored_file.content())
    assert 'data-result="valid"' in check_file(bytes(content))
    content[len(content) // 3] ^= 1
    assert 'data-result="altered"' in check_file(bytes(content))


def check_file(content):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    return Client().post("/verify/", {"file": SimpleUploadedFile("a.pdf", content)}).content.decode()


def then_the_trail_of_every_case_is_unbroken(case):
    root = Application.objects.get(reference=case)
    for reference in [case, *root.children.values_list("reference", flat=True)]:
        assert faults(f"case:{reference}") == []


def test_a_double_click_makes_one_case(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    assert submit_draft(lin, draft) == submit_draft(lin, draft)
    assert Application.objects.roots().count() == 1


def test_a_stranger_finds_nothing(case):
    wen = log_in("wen")
    assert wen.get(f"/applications/{case}/").status_code == 404
    assert case not in wen.get("/applications/").content.decode()


def test_bad_input_gets_a_sentence_and_loses_nothing(lin):
    draft = start_draft(lin)
    answer = lin.post(
        f"/drafts/{draft}/form/",
        {
            "contact_phone": "12345",
            "area": "八十",
            "premises": "桃溪路 18 号",
            "safety_manager_id": "990102198806123021",
            "next": "1",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "手机号码应为11 位" in page
    assert "只填数字" in page
    assert "证件号码的最后一位对不上" in page
    assert all(typed in page for typed in ("12345", "八十", "桃溪路 18 号", "990102198806123021"))


def test_a_wrong_file_gets_a_sentence(lin):
    draft = start_draft(lin)
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = lin.post(f"/drafts/{draft}/materials/layout/", {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04 word")})
    assert answer.status_code == 422
    assert "只收 PDF、JPG、PNG" in answer.content.decode()


def test_what_is_missing_is_said_all_at_once(lin):
    answer = lin.post(f"/drafts/{start_draft(lin)}/submission/", {"declare": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请填写“联系人”" in page
    assert "请上传“经营场所布局和设备图”" in page


def test_lin_withdraws_before_the_decision(lin, case):
    assert lin.post(f"/applications/{case}/withdrawal/").status_code == 302
    assert set(Application.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert not Task.objects.open().exists()


def test_what_the_portal_knows_is_filled_in_with_its_source(lin):
    page = lin.get(f"/drafts/{start_draft(lin)}/form/").content.decode()
    assert 'value="林晓岚"' in page
    assert "云浦区临溪街道桃溪路 18 号" in page
    assert page.count("已从") == 3


def test_what_was_typed_is_never_overwritten(lin):
    draft = start_draft(lin)
    lin.post(f"/drafts/{draft}/form/", {"contact_name": "林小岚"})
    page = lin.get(f"/drafts/{draft}/form/").content.decode()
    assert 'value="林小岚"' in page
    assert "已从" not in page
