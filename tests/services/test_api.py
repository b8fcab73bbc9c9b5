"""The API does what the pages do, with the same refusals in machine form (RFC 9457)."""

import json

import pytest

from portal.demonstration.complete import BUNDLE
from services.models import Application
from tests.cast import FORM, MATERIALS, lin_for_her_shop, log_in, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return lin_for_her_shop()


@pytest.fixture
def draft(lin):
    answer = lin.post("/api/v1/drafts/", {"code": BUNDLE}, content_type="application/json")
    assert answer.status_code == 201
    reference = answer.json()["reference"]
    assert lin.put(f"/api/v1/drafts/{reference}/acknowledgement/").status_code == 200
    return reference


def put(client, draft, answers, **headers):
    return client.put(
        f"/api/v1/drafts/{draft}/answers/",
        json.dumps({"answers": answers}),
        content_type="application/json",
        headers=headers,
    )


def submit(client, draft, key="my-key-0001"):
    return client.post(f"/api/v1/drafts/{draft}/submission/", headers={"Idempotency-Key": key})


def test_the_same_key_gives_the_same_answer_and_one_case(lin, draft):
    assert put(lin, draft, FORM).status_code == 200
    for element in MATERIALS:
        lin.post(f"/drafts/{draft}/materials/{element}/", {"file": picture()})
    first, second = submit(lin, draft), submit(lin, draft)
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert Application.objects.roots().count() == 1


def test_a_key_is_needed(lin, draft):
    assert submit(lin, draft, "").status_code == 409


def test_a_key_cannot_serve_two_drafts(lin, draft):
    put(lin, draft, FORM)
    for element in MATERIALS:
        lin.post(f"/drafts/{draft}/materials/{element}/", {"file": picture()})
    submit(lin, draft)
    other = lin.post("/api/v1/drafts/", {"code": BUNDLE}, content_type="application/json").json()["reference"]
    assert submit(lin, other).json()["type"] == "urn:yiwang:idempotency.reused"


def test_what_is_missing_comes_as_problem_details(lin, draft):
    answer = submit(lin, draft)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert any(error["pointer"] == "contact_name" for error in answer.json()["errors"])


def test_two_tabs_are_told_apart(lin, draft):
    assert put(lin, draft, {"area": "86"}, **{"If-Match": '"0"'}).status_code == 200
    assert put(lin, draft, {"area": "87"}, **{"If-Match": '"0"'}).status_code == 409


def test_a_stranger_finds_nothing(draft):
    wen = log_in("wen")
    assert put(wen, draft, FORM).status_code == 404
    assert submit(wen, draft).status_code == 404


def test_the_schema_is_made_from_the_code(client):
    assert b"/api/v1/drafts/{ref}/submission/" in client.get("/api/v1/schema/").content
