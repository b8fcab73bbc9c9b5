"""Tricks of the wire: forged forms, headers, hosts, methods, redirects, uploads, the API without a login."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from blueprints.sheets import write_rows
from identity.models import Organisation, User
from portal.middleware import AddressMiddleware
from records.files.models import StoredFile
from services.models import Application, Draft
from tests.abuse.conftest import status, unchanged
from tests.cast import FORM, fill_draft, lin_for_her_shop, log_in
from workflows.models import Task

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def strict(username):
    """A client whose forms are checked as a browser's are."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username=username), backend="identity.backends.AccountBackend")
    return client


def png():
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def upload(things, content, name, kind="image/png"):
    file = SimpleUploadedFile("x", content, kind)
    file._name = name
    return lin_for_her_shop().post(f"/drafts/{things['draft']}/materials/layout/", {"file": file})


def test_a_form_from_another_site_does_nothing(case, review, fire):
    tried = [
        strict("an").post(f"/tasks/{review.reference}/decision/", {"do": "approve"}),
        strict("mo").post(f"/desk/{fire.reference}/acceptance/"),
        strict("lin").post(f"/applications/{case}/withdrawal/"),
        strict("lin").post("/account/acting-for/", {"organisation": Organisation.objects.get().reference}),
        strict("an").post("/account/post/", {"post": "oneself"}),
        strict("an").post("/account/logout/"),
    ]
    assert {answer.status_code for answer in tried} == {403}
    assert unchanged(review)


def test_the_api_asks_for_the_token_too(things):
    lin, draft = strict("lin"), Draft.objects.get(reference=things["draft"])
    sent = lin.put(f"/api/v1/drafts/{draft.reference}/answers/", json.dumps({"answers": FORM}), "application/json")
    assert (sent.status_code, unchanged(draft)) == (403, True)


@pytest.mark.parametrize("door", ["/api/v1/applications/", "/api/v1/applications/{case}/"])
def test_the_api_without_a_login_gives_no_case(case, door):
    answer = Client().get(door.format(case=case))
    assert (answer.status_code, case in answer.content.decode()) == (403, False)


def test_the_api_without_a_login_takes_nothing(things):
    draft = Draft.objects.get(reference=things["draft"])
    url = f"/api/v1/drafts/{draft.reference}"
    tried = [
        Client().post("/api/v1/drafts/", {"code": "x"}, "application/json"),
        Client().put(f"{url}/answers/", {"answers": {}}, "application/json"),
        Client().post(f"{url}/submission/", headers={"Idempotency-Key": "abuse-0001"}),
    ]
    assert {answer.status_code for answer in tried} == {403}
    assert unchanged(draft)


def test_a_made_up_bearer_or_basic_header_is_nobody(case):
    for value in ("Bearer x.y.z", "Basic cWk6eWl3YW5nLWRlbW8tMjAyNg=="):
        assert Client().get(f"/api/v1/applications/{case}/", headers={"Authorization": value}).status_code == 403


def test_a_made_up_session_is_nobody(case):
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    assert status(client.get(f"/applications/{case}/")) == 401


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_header_changes_no_method(case, header):
    row = Application.objects.get(reference=case)
    answer = lin_for_her_shop().get(f"/applications/{case}/withdrawal/", headers={header: "POST"})
    assert (answer.status_code, unchanged(row)) == (405, True)


def test_a_field_changes_no_method(case, things):
    answer = lin_for_her_shop().post(f"/applications/{case}/", {"_method": "DELETE"})
    assert answer.status_code == 405
    assert Application.objects.filter(reference=case).exists()


def test_nothing_is_changed_by_following_a_link(case, review, fire):
    for username, door in (("an", f"/tasks/{review.reference}/decision/"), ("mo", f"/desk/{case}/receipt/"),
                           ("mo", f"/desk/{fire.reference}/acceptance/"), ("lin", f"/applications/{case}/withdrawal/"),
                           ("lin", "/account/logout/"), ("lin", "/notices/reading/")):  # fmt: skip
        assert log_in(username).get(door).status_code == 405
    assert unchanged(review)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.invalid/",
        "//evil.invalid/",
        "/\\evil.invalid",
        "javascript:alert(1)",
        "http:///evil.invalid",
    ],
)
def test_no_next_leads_to_another_site(target, things):
    lin = log_in("lin")
    for door, data in (("/account/acting-for/", {"organisation": ""}), ("/account/post/", {"post": "oneself"}),
                       ("/preferences/", {"language": "en"})):  # fmt: skip
        answer = lin.post(door, {**data, "next": target})
        assert "evil.invalid" not in answer["Location"]
        assert not answer["Location"].startswith("javascript")


@pytest.mark.parametrize("referer", ["https://evil.invalid/x", "javascript:alert(1)"])
def test_a_refusal_links_back_to_pages_of_ours_only(case, referer):
    page = log_in("mo").post(f"/applications/{case}/withdrawal/", headers={"Referer": referer}).content.decode()
    assert "evil.invalid" not in page
    assert "javascript:" not in page


def test_starting_without_a_login_leads_to_no_other_site(things):
    answer = Client().get(f"/drafts/{things['draft']}/form/", headers={"Referer": "//evil.invalid/"})
    assert "evil.invalid" not in answer["Location"]


def test_a_host_that_is_not_ours_is_refused():
    assert Client().get("/", headers={"Host": "evil.invalid"}).status_code == 400
    assert "evil.invalid" not in Client().get("/", headers={"X-Forwarded-Host": "evil.invalid"}).content.decode()


def test_the_link_to_the_next_page_never_names_a_forwarded_host():
    answer = Client().get("/api/v1/services/", headers={"X-Forwarded-Host": "evil.invalid"})
    assert "evil.invalid" not in answer.headers.get("Link", "")


@pytest.mark.parametrize("header", ["X-Forwarded-User", "Remote-User", "X-Remote-User", "X-Actor", "X-Roles"])
def test_a_header_makes_nobody_somebody(case, header):
    assert status(Client().get(f"/applications/{case}/", headers={header: "qi"})) == 401


def test_acting_for_a_firm_by_a_field_or_a_parameter_is_nothing(wen, case):
    firm = Organisation.objects.get().reference
    assert wen.get(f"/applications/{case}/?acting_for={firm}").status_code == 404
    assert wen.post("/account/acting-for/", {"organisation": firm}).status_code == 404
    assert wen.get(f"/applications/{case}/", headers={"X-Acting-For": firm}).status_code == 404


def test_acting_for_a_firm_by_a_forged_session_is_nothing(wen, case):
    session = wen.session
    session["acting_for"] = Organisation.objects.get().reference
    session.save()
    assert wen.get(f"/applications/{case}/").status_code == 404


@pytest.mark.parametrize(("content", "name"), [
    (SVG, "plan.svg"), (SVG, "plan.png"), (HTML, "plan.html"), (HTML, "plan.pdf"), (b"MZ\x90\x00", "plan.exe"),
    (b"PK\x03\x04", "plan.docx"), (b"%PDF-1.7\nnothing", "plan.pdf"), (b"\x89PNG\r\n\x1a\nnothing", "plan.png"), (b"", "empty.png"),
])  # fmt: skip
def test_a_file_that_is_no_picture_and_no_pdf_is_refused_whatever_it_is_called(things, content, name):
    before = StoredFile.objects.count()
    assert upload(things, content, name).status_code == 422
    assert StoredFile.objects.count() == before


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.png",
        "..\\..\\boot.png",
        "/etc/cron.d/x.png",
        "a\r\nSet-Cookie: x=1.png",
        "<script>.png",
        "x.php.png",
    ],
)
def test_a_files_name_is_no_path_and_no_header(things, name):
    assert upload(things, png(), name).status_code == 302
    stored = StoredFile.objects.latest("stored_at")
    assert not set("/\\\r\n<>") & set(stored.name)
    assert ".." not in stored.path
    answer = lin_for_her_shop().get(f"/files/{stored.reference}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie: x" not in str(answer.headers)


def test_a_material_that_nobody_asked_for_is_not_taken(things):
    lin = lin_for_her_shop()
    before = StoredFile.objects.count()
    answer = lin.post(f"/drafts/{things['draft']}/materials/passport/", {"file": SimpleUploadedFile("a.png", png())})
    assert (answer.status_code, StoredFile.objects.count()) == (422, before)


def test_fields_that_the_form_does_not_have_are_not_kept(things):
    lin, url = lin_for_her_shop(), f"/api/v1/drafts/{things['draft']}/answers/"
    extra = {
        "state": "granted",
        "department": "x",
        "person": "P-1",
        "promised_due": "2000-01-01",
        "__proto__": {"a": 1},
    }
    lin.put(
        url, json.dumps({"answers": {**FORM, **extra}, "state": "granted", "submitted_as": "1"}), "application/json"
    )
    draft = Draft.objects.get(reference=things["draft"])
    assert not set(extra) & set(draft.answers)
    assert draft.submitted_as == ""


def test_a_sealed_value_made_by_hand_is_no_way_into_the_vault(things):
    lin, url = lin_for_her_shop(), f"/api/v1/drafts/{things['draft']}/answers/"
    forged = {"$sealed": "AAAAAAAA", "masked": "9"}
    answer = lin.put(
        url, json.dumps({"answers": {**FORM, "safety_manager_id": forged, "contact_name": forged}}), "application/json"
    )
    assert answer.status_code == 422
    assert lin.get(f"/drafts/{things['draft']}/form/").status_code == 200


@pytest.mark.parametrize(
    "body", ["[]", "null", '{"answers": []}', '{"answers": null}', "{", '"x"', '{"answers": {"area": {"a": [1]}}}']
)
def test_a_body_of_the_wrong_shape_is_told_so(things, body):
    answer = lin_for_her_shop().put(f"/api/v1/drafts/{things['draft']}/answers/", body, "application/json")
    assert answer.status_code in {400, 422}


def test_the_same_submission_twice_is_one_case(things):
    lin, ref = lin_for_her_shop(), things["draft"]
    fill_draft(lin, ref)
    before = Application.objects.roots().count()
    first, second = (lin.post(f"/drafts/{ref}/submission/", {"declare": "on"})["Location"] for _ in range(2))
    third = lin.post(f"/api/v1/drafts/{ref}/submission/", headers={"Idempotency-Key": "abuse-0002"})
    assert first == second
    assert third.json()["reference"] in first
    assert Application.objects.roots().count() == before + 1


def test_an_idempotency_key_of_somebody_else_gives_nothing(things, wen):
    key = {"Idempotency-Key": "abuse-0003"}
    lin_for_her_shop().post(f"/api/v1/drafts/{things['draft']}/submission/", headers=key)
    assert wen.post(f"/api/v1/drafts/{things['draft']}/submission/", headers=key).status_code == 404


def test_a_submitted_draft_is_no_more_written(things, case):
    draft = Draft.objects.get(submitted_as=case)
    answer = lin_for_her_shop().put(
        f"/api/v1/drafts/{draft.reference}/answers/", json.dumps({"answers": FORM}), "application/json"
    )
    assert (answer.status_code, unchanged(draft)) == (409, True)


def test_the_admin_site_is_no_door(things):
    for username in ("qi", "sun", "ren"):
        assert log_in(username).get("/admin/").status_code == 404


def test_what_is_typed_comes_back_as_text(wen):
    for door in ("/search/?q=", "/verify/?code=", "/regulations/?q="):
        page = wen.get(door + "%3Cscript%3Ealert(1)%3C%2Fscript%3E").content.decode()
        assert "<script>alert(1)" not in page


def test_an_exported_list_holds_no_formula(things):
    for kind in ("csv", "xlsx"):
        out = io.BytesIO()
        write_rows(["a"], [{"a": "=cmd|' /C calc'!A0"}], out, kind)
        assert b"\n=cmd" not in out.getvalue()


def test_no_page_may_be_framed_or_kept_by_a_cache(case):
    answer = lin_for_her_shop().get(f"/applications/{case}/")
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer.get("Cache-Control", "") or "private" in answer.get("Cache-Control", "")


def test_open_tasks_stay_open_when_all_of_this_is_over(review):
    assert Task.objects.get(pk=review.pk).state == "open"


@pytest.mark.parametrize(
    ("peer", "told", "seen"),
    [
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("10.0.0.2", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "1.2.3.4, 203.0.113.9, 10.0.0.3", "203.0.113.9"),
        ("10.0.0.2", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.2", "nonsense", "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
    ],
)
def test_only_a_trusted_proxy_says_where_a_visitor_comes_from(settings, rf, peer, told, seen):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    asked = rf.get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-For": told})
    AddressMiddleware(lambda request: HttpResponse())(asked)
    assert asked.META["REMOTE_ADDR"] == seen
