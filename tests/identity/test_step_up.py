"""Signing takes a level; whoever lacks it proves themselves again and comes back."""

from dataclasses import replace
from datetime import date

import pytest

from identity.actions.seals import authorise_sealing
from identity.errors import StepUpNeeded
from identity.models import Person, Seal
from identity.permissions import require_level
from portal.demonstration.cast import PASSWORD
from records.ledger.actor import ANONYMOUS, system_actor
from records.ledger.models import TrailEntry
from services.models import Application
from services.rules.item import Item
from tests.cast import fill_draft, lin_for_her_shop, start_draft

from .conftest import official
from .logins import app_shows, give_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return lin_for_her_shop()


def came_in_by(browser, *methods):
    """This session was opened by these methods."""
    session = browser.session
    moment = session["proofs"][0][1]
    session["proofs"] = [[method, moment] for method in methods]
    session.save()


def submit(browser, draft):
    return browser.post(
        f"/drafts/{draft}/submission/",
        {"declare": "on"},
        headers={"Referer": f"http://testserver/drafts/{draft}/check/"},
    )


def test_a_code_by_e_mail_is_not_enough_to_sign_and_the_draft_is_kept(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    came_in_by(lin, "email_code")
    answer = submit(lin, draft)
    assert answer["Location"] == f"/account/step-up/?level=2&next=%2Fdrafts%2F{draft}%2Fcheck%2F"
    lin.post("/account/step-up/", {"password": PASSWORD, "next": f"/drafts/{draft}/check/"})
    assert submit(lin, draft)["Location"].startswith("/applications/")


def test_an_item_may_ask_for_more(lin, monkeypatch):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    monkeypatch.setattr(Item, "min_auth_level", 3, raising=False)
    monkeypatch.setattr("services.actions.applications.items_of", lambda draft: [type("I", (), {"min_auth_level": 3})])
    assert "/account/step-up/?level=3" in submit(lin, draft)["Location"]
    secret = give_app("lin")
    lin.post("/account/step-up/", {"code": app_shows(secret), "next": "/"})
    assert submit(lin, draft)["Location"].startswith("/applications/")


def test_machines_get_the_refusal_as_a_problem(lin):
    draft = start_draft(lin)
    fill_draft(lin, draft)
    came_in_by(lin, "email_code")
    answer = lin.post(f"/api/v1/drafts/{draft}/submission/", headers={"Idempotency-Key": "step-up-0001"})
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:yiwang:identity.step_up")
    assert not Application.objects.filter(draft_ref=draft).exists()


def test_authorising_a_seal_takes_level_three():
    seal, an = Seal.objects.get(department__role="market_regulation", kind="business"), official("an")
    day = date(2026, 6, 1)
    with pytest.raises(StepUpNeeded):
        authorise_sealing(seal, document_kind="receipt", valid_from=day, valid_to=day, by=replace(an, acr=2))
    assert authorise_sealing(seal, document_kind="receipt", valid_from=day, valid_to=day, by=an).reference


def test_the_portal_itself_has_every_level_and_nobody_has_none():
    require_level(system_actor("test"), 3)
    with pytest.raises(StepUpNeeded):
        require_level(ANONYMOUS, 1)


def test_whose_person_is_not_assured_enough_is_told_the_way_without_a_face(lin):
    Person.objects.filter(user__username="lin").update(assurance=1)
    page = lin.get("/account/step-up/?level=2&next=/").content.decode()
    assert "办事窗口" in page and "不用人脸" in page and 'name="password"' not in page


def test_no_password_raises_to_level_three(lin):
    page = lin.get("/account/step-up/?level=3&next=/").content.decode()
    assert 'name="password"' not in page and "/account/security/" in page


def test_a_wrong_password_keeps_the_level_and_too_many_answer_429(lin):
    came_in_by(lin, "email_code")
    for _ in range(8):
        assert lin.post("/account/step-up/", {"password": "wrong", "level": "2"}).status_code == 422
    answer = lin.post("/account/step-up/", {"password": PASSWORD, "level": "2"})
    assert answer.status_code == 429
    assert lin.get("/account/").wsgi_request.actor.acr == 1


def test_step_up_leads_only_to_pages_of_ours_and_is_on_the_trail(lin):
    answer = lin.post("/account/step-up/", {"password": PASSWORD, "next": "https://example.invalid/"})
    assert answer["Location"] == "/"
    assert TrailEntry.objects.filter(act="session.step_up").count() == 1
