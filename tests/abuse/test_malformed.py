"""What no form and no machine of good will sends: NUL, half characters, endless nesting, numbers that are none."""

import json

import pytest
from django.test import Client

from services.models import Application, Draft
from tests.abuse.conftest import unchanged
from tests.cast import FORM, lin_for_her_shop, log_in
from workflows.models import Task

pytestmark = pytest.mark.django_db
NUL = "a\x00b"
KEY = {"Idempotency-Key": "malformed-0001"}


def test_a_nul_in_a_form_is_no_fault_of_the_house(case, food, review, things):
    draft = things["draft"]
    tried = [
        log_in("an").post(f"/tasks/{review.reference}/decision/", {"do": "approve", "opinion": NUL}),
        log_in("an").post(f"/tasks/{review.reference}/decision/", {"do": NUL}),
        log_in("an").post(f"/desk/{food.reference}/rectification/", {"text": NUL}),
        log_in("an").post(f"/applications/{food.reference}/sharing/", {"person": NUL, "reason": NUL, "until": NUL}),
        log_in("mo").post(f"/desk/{case}/marks/", {"undo": NUL}),
        log_in("yu").post("/supervision/x/urge/", {"reason": NUL}),
        log_in("sun").post("/offices/", {"person": NUL, "region": NUL}),
        lin_for_her_shop().post(f"/drafts/{draft}/form/", {**FORM, "premises": NUL}),
        lin_for_her_shop().post(f"/drafts/{draft}/materials/layout/", {"earlier": NUL}),
        lin_for_her_shop().post("/account/acting-for/", {"party": NUL}),
        lin_for_her_shop().post("/privacy/consents/", {"purpose": NUL}),
        lin_for_her_shop().post("/preferences/", {"language": NUL, NUL: "x"}),
        Client().post("/account/login/", {"username": NUL, "password": NUL}),
        Client().post("/account/login/passkey/", {"credential": NUL}),
        Client().post("/look-up/", {"number": NUL, "code": NUL}),
    ]
    assert {answer.status_code for answer in tried} == {400}
    assert unchanged(review)


HALF, DEEP = r'"\ud800"', "[" * 60_000


@pytest.mark.parametrize("text", [r'"a\u0000b"', HALF, DEEP, DEEP + "]" * 60_000, '{"a":' * 40 + "1" + "}" * 40])
def test_json_that_nothing_could_keep_is_refused(things, food, text):
    lin, draft = lin_for_her_shop(), Draft.objects.get(reference=things["draft"])
    body = '{"answers": {"premises": ' + text + "}}"
    answers = lin.put(f"/api/v1/drafts/{draft.reference}/answers/", body, "application/json")
    started = lin.post("/api/v1/drafts/", '{"code": ' + text + "}", "application/json")
    told = log_in("an").post(
        f"/api/v1/applications/{food.reference}/rectification/",
        '{"text": ' + text + "}",
        "application/json",
        headers=KEY,
    )
    assert {answers.status_code, started.status_code, told.status_code} == {400}
    assert unchanged(draft)


@pytest.mark.parametrize("key", ["a\u0000b", "\ud800"])
def test_nor_do_names_of_fields_hide_it(things, key):
    body = json.dumps({"answers": {key: "x"}})
    answer = lin_for_her_shop().put(f"/api/v1/drafts/{things['draft']}/answers/", body, "application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity", "1" * 5000])
def test_numbers_that_are_none_are_told_so(things, number):
    body = '{"answers": {"area": ' + number + "}}"
    answer = lin_for_her_shop().put(f"/api/v1/drafts/{things['draft']}/answers/", body, "application/json")
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_json_under_another_name_is_not_taken(things, kind):
    draft = Draft.objects.get(reference=things["draft"])
    body = json.dumps({"answers": FORM})
    answer = lin_for_her_shop().put(f"/api/v1/drafts/{draft.reference}/answers/", body, kind)
    assert (answer.status_code, unchanged(draft)) == (415, True)


@pytest.mark.parametrize("form", ["api", "html", "xml", "admin"])
def test_the_api_answers_in_json_alone(case, form):
    answer = lin_for_her_shop().get(f"/api/v1/applications/{case}/", {"format": form})
    assert answer.status_code == 404
    accepted = lin_for_her_shop().get(f"/api/v1/applications/{case}/", headers={"Accept": "text/html"})
    assert accepted.status_code == 406 or accepted["Content-Type"].startswith("application/")


def test_a_passkeys_answer_without_end_is_refused():
    for said in (DEEP, '{"a":' * 60_000):
        assert Client().post("/account/login/passkey/", {"credential": said}).status_code in {400, 422}


def test_figures_that_only_look_like_digits_are_none(things):
    lin, url = lin_for_her_shop(), f"/api/v1/drafts/{things['draft']}/answers/"
    body = json.dumps({"answers": FORM})
    assert lin.put(url, body, "application/json", headers={"If-Match": '"\u00b2"'}).status_code < 500
    assert lin.post(f"/drafts/{things['draft']}/form/", {**FORM, "revision": "\u00b2"}).status_code < 500
    for door in ("/services/?after=1~\u00b2~x", "/services/?after=1~\u0663~x", "/tasks/?after=\u00b2"):
        assert log_in("an").get(door).status_code < 500


def test_numbers_beyond_every_row_are_not_found(food):
    huge = 10**40
    doors = [
        log_in("lin").post(f"/account/security/sessions/{huge}/ending/"),
        log_in("lin").post(f"/account/security/devices/{huge}/removal/"),
        log_in("an").post(f"/applications/{food.reference}/sharing/{huge}/ending/"),
    ]
    assert {answer.status_code for answer in doors} == {404}
    for page in (huge, -1, 0, "x", "1e9"):
        assert log_in("lin").get("/privacy/readings/", {"page": page}).status_code == 200


def test_terms_beyond_every_calendar_are_refused(food):
    door = f"/api/v1/processes/{food.reference}/pause/"
    an = log_in("an")
    for days in (10**12, -5, 0, "x", 1.5):
        body = json.dumps({"kind": "hearing", "days": days, "reason": "听证"})
        assert 400 <= an.post(door, body, "application/json", headers=KEY).status_code < 500


@pytest.mark.parametrize("day", ["0001-01-01", "0000-00-00", "2026-02-30", "99999-01-01", "-1"])
def test_days_that_are_none_are_told_so(food, day):
    typed = {
        "name": "姚捷", "document": "111", "number": "990102199109090061", "case": food.reference,
        "valid_from": day, "valid_to": day,
    }  # fmt: skip
    assert log_in("lin").post("/acting/proxies/", typed).status_code == 422
    opened = {"person": "su", "reason": "会同核查", "until": day}
    assert log_in("an").post(f"/applications/{food.reference}/sharing/", opened).status_code == 422


def test_a_thousand_fields_and_more_are_no_form(review):
    many = {f"field-{number}": "x" for number in range(3000)}
    assert log_in("an").post(f"/tasks/{review.reference}/decision/", {"do": "approve", **many}).status_code == 400
    assert Task.objects.get(pk=review.pk).state == "open"


def test_a_mark_makes_no_header(case):
    Application.objects.filter(reference=case).update(state="received")
    sent = {"kind": "field", "element": "area\r\nSet-Cookie: x=1", "sentence": "改"}
    answer = log_in("mo").post(f"/desk/{case}/marks/", sent)
    assert answer.status_code < 500
    assert "x" not in answer.cookies


def test_an_address_makes_no_header(case):
    for door in ("/applications/%0d%0aSet-Cookie:%20x=1/", "/desk/%0d%0aX-A:%20b/"):
        answer = Client().get(door)
        assert "x" not in answer.cookies and "X-A" not in answer.headers
