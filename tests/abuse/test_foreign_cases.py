"""Somebody else's cases, drafts, papers, certificates, notices: by address, by cursor, by nested number."""

import json
import re

import pytest
from django.test import Client

from documents.models import Paper
from exchange.models import Notice
from identity.models import Organisation
from licences.models import Licence
from records.files.models import StoredFile
from services.models import Application, Draft
from tests.abuse.conftest import status, unchanged
from tests.cast import lin_for_her_shop, log_in
from workflows.models import Task

pytestmark = pytest.mark.django_db
HERS = ("林晓岚", "林记面馆", "990102198804120029", "19900002002")


def hidden(answer, *words):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return not any(word.encode() in body for word in (*HERS, *words))


def test_a_stranger_reads_no_case_by_its_number(wen, case, food):
    for ref in (case, food.reference):
        answer = wen.get(f"/applications/{ref}/")
        assert (answer.status_code, hidden(answer)) == (404, True)


def test_a_stranger_is_told_the_same_of_a_foreign_number_and_of_one_that_never_was(wen, case):
    bodies = [
        re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"', "", wen.get(f"/applications/{ref}/").content.decode()
        ).replace(ref, "")
        for ref in (case, "9901020000000000000")
    ]
    assert bodies[0].split("<main")[1] == bodies[1].split("<main")[1]


def test_a_stranger_polls_no_foreign_state_even_with_the_right_etag(case, wen):
    tag = lin_for_her_shop().get(f"/applications/{case}/state/")["ETag"]
    assert wen.get(f"/applications/{case}/state/", headers={"If-None-Match": tag}).status_code == 404


def test_a_foreign_number_as_cursor_of_my_list_is_not_found(wen, case):
    assert wen.get("/applications/", {"before": case}).status_code == 404
    assert wen.get("/api/v1/applications/", {"before": case}).status_code == 404


@pytest.mark.parametrize("cursor", ["'; DROP TABLE services_application; --", "../../etc/passwd", "9" * 500, "%00"])
def test_a_cursor_that_is_none_of_ours_opens_nothing(wen, cursor, case):
    for door in ("/applications/", "/api/v1/applications/"):
        assert wen.get(door, {"before": cursor}).status_code == 404


def test_a_nul_in_an_address_is_no_fault_of_the_house(wen, case):
    assert wen.get("/applications/%00/").status_code in {400, 404}
    assert wen.get("/applications/", {"before": "a\x00b"}).status_code in {400, 404}


def test_a_stranger_withdraws_nothing(wen, case):
    row = Application.objects.get(reference=case)
    assert wen.post(f"/applications/{case}/withdrawal/").status_code == 404
    assert unchanged(row)


def test_an_official_withdraws_nothing_for_the_applicant(case):
    row = Application.objects.get(reference=case)
    assert log_in("mo").post(f"/applications/{case}/withdrawal/").status_code == 403
    assert unchanged(row)


@pytest.mark.parametrize("door", ["form", "materials", "check"])
def test_a_stranger_opens_no_foreign_draft(wen, things, door):
    assert wen.get(f"/drafts/{things['draft']}/{door}/").status_code == 404


def test_a_stranger_writes_into_no_foreign_draft(wen, things):
    draft = Draft.objects.get(reference=things["draft"])
    answers = {"contact_phone": "13900000000"}
    codes = [
        wen.post(f"/drafts/{draft.reference}/form/", answers).status_code,
        wen.post(f"/drafts/{draft.reference}/answers/", answers).status_code,
        wen.post(f"/drafts/{draft.reference}/submission/", {"declare": "on"}).status_code,
        wen.put(
            f"/api/v1/drafts/{draft.reference}/answers/", json.dumps({"answers": answers}), "application/json"
        ).status_code,
    ]
    assert (codes, unchanged(draft)) == ([404] * 4, True)


def test_officials_open_no_draft_of_a_citizen(things):
    for username in ("mo", "an", "sun", "qi", "yu", "ren"):
        assert log_in(username).get(f"/drafts/{things['draft']}/form/").status_code == 404


def test_a_stranger_downloads_no_material_of_a_case(wen, case):
    assert wen.get(f"/applications/{case}/materials/layout/").status_code == 404


def test_a_material_is_not_reached_through_a_case_of_ones_own(things, food):
    """Bo's organ sees the bundle, but not what market regulation alone asked for."""
    assert log_in("bo").get(f"/applications/{things['case']}/materials/layout/").status_code == 404


@pytest.mark.parametrize("element", ["../layout", "layout%00", "..%2f..%2fetc%2fpasswd", "id"])
def test_an_element_that_is_none_of_the_case_is_not_found(case, element):
    assert log_in("mo").get(f"/applications/{case}/materials/{element}/").status_code in {400, 404}


def test_a_file_belongs_to_whom_it_belongs(wen, things):
    for stored in StoredFile.objects.exclude(person=""):
        assert wen.get(f"/files/{stored.reference}/").status_code == 404


def test_no_official_reaches_a_citizens_file_by_its_own_number(things):
    ref = things["by_app"]["files"]
    assert {log_in(name).get(f"/files/{ref}/").status_code for name in ("mo", "an", "sun", "yu", "qi")} == {404}


def test_a_stranger_opens_no_paper(wen, things):
    for paper in Paper.objects.all():
        assert wen.get(f"/papers/{paper.reference}/file/").status_code == 404


def test_an_organ_opens_no_paper_of_another_organ(things):
    other = Paper.objects.exclude(department__role="fire_rescue").first()
    assert log_in("bo").get(f"/papers/{other.reference}/file/").status_code == 404


def test_a_stranger_sees_neither_face_nor_file_of_a_certificate(wen, things):
    licence = Licence.objects.get(reference=things["by_app"]["licences"])
    for door in ("", "file/"):
        answer = wen.get(f"/licences/{licence.reference}/{door}")
        assert (answer.status_code, hidden(answer)) == (404, True)


def test_my_wallet_and_notices_hold_nothing_of_others(wen, case):
    assert Notice.objects.exists()
    for door in ("/wallet/", "/notices/", "/applications/", "/account/"):
        assert hidden(wen.get(door), case)


def test_marking_my_notices_read_leaves_those_of_others_unread(wen, case):
    before = Notice.objects.unread().count()
    wen.post("/notices/reading/", {"recipient": "P-1", "ref": case})
    assert Notice.objects.unread().count() == before


def test_the_search_bar_finds_no_case_and_no_person(wen, case):
    for asked in (case, "林晓岚", "林记面馆", "990102198804120029"):
        answer = wen.get("/search/", {"q": asked})
        assert case not in answer.content.decode().replace(f'value="{asked}"', "").replace(asked, "")


def test_an_account_less_visitor_gets_no_case_page_but_the_login(case):
    assert status(Client().get(f"/applications/{case}/")) == 401
    assert status(Client().get("/applications/")) == 401


def test_a_handler_whose_right_was_taken_back_sees_nothing_more(handler_past, case):
    assert handler_past.get(f"/applications/{case}/").status_code == 404
    assert hidden(handler_past.get("/applications/"), case)


def test_what_a_handler_submitted_for_a_firm_is_closed_to_them_once_the_right_is_taken_back(handler_past, case):
    """Even the case that bears their own name: it is the firm's."""
    whose = handler_past.get("/account/").wsgi_request.user.person
    Application.objects.filter(reference=case).update(person=whose)
    assert handler_past.get(f"/applications/{case}/").status_code == 404
    assert handler_past.post(f"/applications/{case}/withdrawal/").status_code == 404
    assert Organisation.objects.exists()


def test_no_page_of_a_task_is_for_citizens(wen, review):
    for client in (wen, lin_for_her_shop()):
        assert client.get(f"/tasks/{review.reference}/").status_code == 403
        assert client.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}).status_code == 404
    assert Task.objects.get(pk=review.pk).state == "open"
