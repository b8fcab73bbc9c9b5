"""A citizen takes a copy of everything, has a datum corrected, manages consents, and closes the account."""

import io
import json
from datetime import timedelta

import pypdf
import pytest

from identity.models import User
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import ReadEntry, TrailEntry
from records.privacy.models import Consent, Export, NoticeShown, PrivacyRequest
from records.privacy.registry import personal_sources
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.house.strangers import take_office
from tests.privacy.conftest import person

pytestmark = pytest.mark.django_db


def test_lin_takes_a_copy_of_everything():
    lin = given_lin_has_applied()
    request = when_she_asks_for_a_copy(lin)
    then_the_page_shows_its_progress(lin)
    carry_everything()
    body = then_she_downloads_it_as_json_and_pdf(lin, request)
    assert body["data"]["identity"]["lines"][0]["证件号码"] == "990102198804120029"
    assert "䶮小𬭎" in json.dumps(body, ensure_ascii=False)
    and_nobody_else_does(request)
    and_nothing_of_it_lies_in_clear(request)
    when_its_day_is_over_it_is_gone(lin, request)


def given_lin_has_applied():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    submit_draft(lin, draft)
    return lin


def when_she_asks_for_a_copy(lin):
    assert lin.post("/privacy/export/").status_code == 302
    assert lin.post("/privacy/export/").status_code == 302
    return PrivacyRequest.objects.get(kind="export")


def then_the_page_shows_its_progress(lin):
    page = lin.get("/privacy/export/").content.decode()
    assert f"已收齐 0 处，共 {len(personal_sources.items())} 处" in page and "<progress" in page


def then_she_downloads_it_as_json_and_pdf(lin, request):
    answer = lin.get(f"/privacy/export/{request.reference}/json/")
    assert answer["Cache-Control"] == "private, no-store"
    body = json.loads(answer.content)
    assert set(body["data"]) == {code for code, _ in personal_sources.items()}
    pdf = pypdf.PdfReader(io.BytesIO(lin.get(f"/privacy/export/{request.reference}/pdf/").content))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "个人资料副本" in text and "990102198804120029" in text
    return body


def and_nobody_else_does(request):
    for stranger in ("wen", "mo", "sun", "qi"):
        assert log_in(stranger).get(f"/privacy/export/{request.reference}/json/").status_code == 404


def and_nothing_of_it_lies_in_clear(request):
    export = Export.objects.get(request=request)
    blobs = b"".join(bytes(part.body.blob()) for part in export.parts.all()) + bytes(export.pdf.blob())
    assert b"990102198804120029" not in blobs and "林晓岚".encode() not in blobs


def when_its_day_is_over_it_is_gone(lin, request):
    Export.objects.update(expires_at=now() - timedelta(seconds=1))
    assert lin.get(f"/privacy/export/{request.reference}/json/").status_code == 404
    assert "已过期" in lin.get("/privacy/export/").content.decode()


def test_lin_has_her_number_corrected_and_both_values_are_kept():
    lin = log_in("lin")
    asked = {"datum": "identity:phone", "value": "19912345678", "reason": "换了手机号"}
    assert lin.post("/privacy/correction/", {**asked, "value": ""}).status_code == 422
    answer = lin.post("/privacy/correction/", asked)
    request = PrivacyRequest.objects.get(reference=answer["Location"].split("/")[3])
    assert (request.department.role, "19912345678" in str(request.words)) == ("service_hall", False)
    take_office("steward", 63)
    steward = log_in("steward")
    page = steward.get(f"/desk/privacy/{request.reference}/").content.decode()
    assert "19912345678" in page
    assert ReadEntry.objects.filter(person=person("lin").reference, case=request.reference).exists()
    steward.post(f"/desk/privacy/{request.reference}/", {"accepted": "1", "answer": "已核对，改好了。"})
    assert person("lin").phone.plain() == "19912345678"
    page = lin.get(f"/privacy/requests/{request.reference}/").content.decode()
    assert "19912345678" in page and "19900002002" in page.replace(" ", "")
    assert TrailEntry.objects.of(f"person:{person('lin').reference}").filter(act="person.correct").exists()


def test_a_wrong_identity_number_is_refused_with_a_sentence():
    lin = log_in("lin")
    answer = lin.post("/privacy/correction/", {"datum": "identity:id_number", "value": "990102198804120020"})
    take_office("steward", 63)
    reference = answer["Location"].split("/")[3]
    answer = log_in("steward").post(f"/desk/privacy/{reference}/", {"accepted": "1", "answer": "好。"})
    assert answer.status_code == 422
    assert PrivacyRequest.objects.get(reference=reference).state == "open"
    assert person("lin").id_number.plain() == "990102198804120029"


def test_nobody_answers_their_own_request():
    take_office("steward", 63)
    steward = log_in("steward")
    answer = steward.post("/privacy/correction/", {"datum": "identity:phone", "value": "19912345679"})
    reference = answer["Location"].split("/")[3]
    steward.post(f"/desk/privacy/{reference}/", {"accepted": "1", "answer": "好。"})
    assert PrivacyRequest.objects.get(reference=reference).state == "open"


def test_without_consent_nothing_is_filled_in_and_the_service_goes_on():
    assert "不同意也能办成" in log_in("wen").get("/privacy/consents/").content.decode()
    lin = lin_for_her_shop()
    lin.post("/privacy/consents/", {"purpose": "prefill", "act": "withdraw"})
    draft = start_draft(lin)
    assert "19900002002" not in lin.get(f"/drafts/{draft}/form/").content.decode().replace(" ", "")
    lin.post("/privacy/consents/", {"purpose": "prefill", "act": "give"})
    assert "已从您的账户填入" in lin.get(f"/drafts/{draft}/form/").content.decode()
    fill_draft(lin, draft)
    assert submit_draft(lin, draft)


def test_lin_is_told_for_each_organ_why_each_field_is_asked():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    shown = NoticeShown.objects.filter(context=draft).select_related("notice__department")
    assert {row.notice.department.role for row in shown} == {"market_regulation", "fire_rescue"}
    page = lin.get(f"/privacy/notices/{shown[0].notice.reference}/").content.decode()
    assert "履行法定职责所必需，只告知" in page
    assert shown[0].notice.reference in lin.get(f"/drafts/{draft}/form/").content.decode()
    assert shown[0].notice.reference in lin.get("/privacy/consents/").content.decode()
    again = start_draft(lin)
    assert (again, NoticeShown.objects.filter(context=draft).count()) == (draft, 2)


def test_wen_closes_the_account_and_learns_what_is_kept():
    wen = log_in("wen")
    page = wen.get("/privacy/closing/").content.decode()
    assert "依法要保存的" in page and "第四十七条" in page
    assert wen.post("/privacy/closing/").status_code == 422
    wen.post("/privacy/consents/", {"purpose": "prefill", "act": "give"})
    assert wen.post("/privacy/closing/", {"sure": "1"}).status_code == 302
    carry_everything()
    assert not User.objects.get(username="wen").is_active
    assert wen.get("/privacy/").status_code == 302
    assert not Consent.objects.filter(person=person("wen").reference, withdrawn_at=None).exists()
    assert PrivacyRequest.objects.get(kind="closing").state == "done"


def test_who_has_an_open_case_or_a_post_learns_why_not_yet():
    lin = given_lin_has_applied()
    answer = lin.post("/privacy/closing/", {"sure": "1"})
    assert (answer.status_code, "没办结的办件" in answer.content.decode()) == (422, True)
    answer = log_in("mo").post("/privacy/closing/", {"sure": "1"})
    assert (answer.status_code, "担任职务" in answer.content.decode()) == (422, True)
    assert User.objects.get(username="lin").is_active
