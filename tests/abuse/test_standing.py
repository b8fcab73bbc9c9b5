"""Who one was a moment ago: rights taken back, posts ended, scopes narrowed while a page is open."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate, now

from documents.models import Paper
from identity.actions.families import claim_tie
from identity.actions.mandates import end_mandate, stand_in
from identity.actors import actor_of_person
from identity.models import (
    FamilyTie,
    Handler,
    HelpEntry,
    HelperScope,
    Letter,
    Mandate,
    Organisation,
    User,
)
from identity.views.limits import REGISTER
from portal.demonstration.benefits import ITEM_1
from portal.demonstration.complete import BUNDLE
from records.ledger.idempotency import answer_once
from records.ledger.models import ReadEntry
from records.privacy.models import PrivacyRequest
from services.models import Application
from tests.abuse.conftest import unchanged
from tests.cast import handler_of, lin_for_her_shop, log_in
from tests.house.guards import SYSTEM, official, person
from workflows.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten_limits():
    cache.clear()
    yield
    cache.clear()


def handling(scope, **days):
    """Wen, who handles Lin's firm within a scope, acting for it."""
    firm = Organisation.objects.get()
    handler_of(firm, "wen", scope=scope, **days)
    wen = log_in("wen")
    wen.post("/account/acting-for/", {"organisation": firm.reference})
    return wen


def doors_to(case, things):
    """What one may meet a case by."""
    return [
        f"/applications/{case}/", f"/applications/{case}/state/", f"/api/v1/applications/{case}/",
        f"/applications/{case}/materials/layout/", f"/licences/{things['by_app']['licences']}/",
        *(f"/papers/{paper.reference}/file/" for paper in Paper.objects.filter(upper_ref=case)),
    ]  # fmt: skip


def test_a_handler_for_other_items_sees_nothing_of_this_one(things, case):
    wen = handling([ITEM_1["catalog_code"]])
    assert {wen.get(door).status_code for door in doors_to(case, things)} == {404}
    for listed in ("/applications/", "/api/v1/applications/", "/notices/", "/licences/"):
        assert case not in wen.get(listed).content.decode()


def test_a_handler_for_this_item_sees_the_case_and_not_the_wallet(things, case):
    wen = handling([BUNDLE])
    assert wen.get(f"/applications/{case}/").status_code == 200
    assert wen.get(f"/licences/{things['by_app']['licences']}/").status_code == 404


def test_a_scope_that_is_narrowed_closes_the_case_with_the_next_click(case):
    wen = handling([BUNDLE])
    Handler.objects.filter(person=person("wen")).update(scope=[ITEM_1["catalog_code"]])
    assert wen.get(f"/applications/{case}/").status_code == 404
    assert wen.post(f"/applications/{case}/withdrawal/").status_code == 404


@pytest.mark.parametrize("days", [{"valid_from": 1}, {"valid_from": -9, "valid_to": -1}])
def test_a_handler_sees_nothing_before_and_after_the_days(case, days):
    wen = handling([BUNDLE], **{name: localdate() + timedelta(days=n) for name, n in days.items()})
    assert wen.get(f"/applications/{case}/").status_code == 404
    assert case not in wen.get("/applications/").content.decode()


def test_what_one_filed_for_a_firm_is_no_key_to_it_after_the_days(case):
    """The case bears the handler's own name; the right ran out yesterday."""
    wen = handling([BUNDLE])
    Application.objects.filter(reference=case).update(person=person("wen"))
    Handler.objects.filter(person=person("wen")).update(valid_to=localdate() - timedelta(days=1))
    assert wen.get(f"/applications/{case}/").status_code == 404


def test_a_tie_that_ended_ends_in_the_open_session(case):
    tie = FamilyTie.objects.get(kind="guardian")
    fang = log_in("fang")
    fang.post("/account/acting-for/", {"party": tie.reference})
    assert fang.get("/").wsgi_request.actor.acting_for is not None
    FamilyTie.objects.filter(pk=tie.pk).update(ended_at=now())
    assert fang.get("/").wsgi_request.actor.acting_for is None


def test_a_substitute_decides_no_more_when_the_post_stood_in_for_has_ended(review):
    post = Mandate.objects.get(person=person("an"), role="approver")
    stand_in(post, person("tao"), valid_from=localdate(), valid_to=localdate(), by=official("sun"))
    mine = Mandate.objects.get(substitute_for=post)
    tao = log_in("tao")
    tao.post("/account/post/", {"post": mine.reference})
    assert tao.get(f"/tasks/{review.reference}/").status_code == 200
    end_mandate(post, by=SYSTEM)
    actor = tao.get("/tasks/").wsgi_request.actor
    assert actor.standing_in_for == ""
    Task.objects.filter(pk=review.pk).update(roles=["signing_head"])
    assert tao.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}).status_code in {403, 404}


def test_a_suspended_post_opens_nothing(review):
    an = log_in("an")
    Mandate.objects.filter(person=person("an")).update(suspended_at=now())
    assert an.get(f"/tasks/{review.reference}/").status_code == 403
    assert an.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}).status_code == 404
    assert unchanged(review)


def test_a_locked_accounts_open_session_is_nobody(case):
    lin = lin_for_her_shop()
    User.objects.filter(username="lin").update(is_active=False)
    assert lin.get(f"/applications/{case}/").status_code == 302
    assert lin.get(f"/api/v1/applications/{case}/").status_code == 403


def test_an_official_does_nothing_for_a_citizen_by_acting_for_them(case):
    """Mo may not put on Lin's firm, nor a power of attorney of Fang's."""
    mo = log_in("mo")
    for party in (Organisation.objects.get().reference, FamilyTie.objects.first().reference):
        mo.post("/account/acting-for/", {"party": party, "organisation": party})
        assert mo.get("/").wsgi_request.actor.acting_for is None


def test_one_key_is_one_persons(things, case):
    """The same Idempotency-Key of two people is two keys; of one person for another content a conflict."""
    lin, wen = person("lin"), person("wen")
    told = [
        answer_once(log_in(name).get("/account/").wsgi_request.actor, "one-key-0001", b"x", lambda n=name: (201, n))
        for name in ("lin", "wen", "lin")
    ]
    assert [answer for _, answer in told] == ["lin", "wen", "lin"]
    assert lin.reference != wen.reference


def test_a_kept_answer_is_not_given_to_whom_the_right_was_taken(case):
    """The door is closed before the key is looked up."""
    wen, key = handling([BUNDLE]), {"Idempotency-Key": "kept-answer-0001"}
    body = {"kind": "ask", "text": "进度如何"}
    door = f"/api/v1/applications/{case}/messages/"
    assert wen.post(door, body, "application/json", headers=key).status_code == 201
    Handler.objects.filter(person=person("wen")).update(revoked_at=now())
    assert wen.post(door, body, "application/json", headers=key).status_code == 404


PERSONAL = [
    "/account/", "/account/security/", "/account/assurance/", "/acting/", "/acting/proxies/", "/applications/",
    "/licences/", "/notices/", "/privacy/", "/privacy/readings/", "/privacy/export/", "/api/v1/applications/",
]  # fmt: skip


@pytest.mark.parametrize("door", [*PERSONAL, "/", "/services/"])
def test_no_shared_cache_keeps_a_page_of_somebody(door):
    answer = log_in("lin").get(door)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"] and "public" not in answer["Cache-Control"]


@pytest.mark.parametrize("door", ["/", "/services/", "/search/?q=面馆"])
def test_a_page_for_everybody_holds_nothing_of_the_last_visitor(door):
    log_in("lin").get(door)
    page = Client().get(door).content.decode()
    assert not [word for word in ("林晓岚", "林**", "退出", "/account/logout/") if word in page]


def test_names_of_accounts_cannot_be_tried_out_by_registering(monkeypatch):
    """One code to one's own telephone is no licence to ask for every name there is."""
    client = Client()
    client.post("/account/register/", {"phone": "13900001111"})
    answers = {
        client.post("/account/register/entry/", {"username": name, "code": "000000"}).status_code
        for name in ["lin"] * REGISTER.most
    }
    assert answers == {422}
    assert client.post("/account/register/entry/", {"username": "lin"}).status_code == 429


def test_a_case_number_with_a_wrong_code_tells_no_more_than_a_made_up_one(case):
    pages = []
    for number in (case, case[:-1] + ("0" if case[-1] != "0" else "1")):
        answer = Client().post("/look-up/", {"number": number, "code": "ABCDEFGH"})
        pages.append((answer.status_code, answer.content.decode().split("<main")[1].replace(number, "")))
    assert pages[0][0] == pages[1][0]
    assert "林" not in pages[0][1]


def test_reading_a_public_register_needs_no_cookie_and_sets_none_of_a_session():
    answer = Client().get("/services/")
    assert "sessionid" not in answer.cookies


def test_a_clerk_prints_no_letter_with_their_own_code():
    """As herself she asks for the letter that proves her address; at the window she must not read its code."""
    mo = log_in("mo")
    mo.post("/account/post/", {"post": "oneself"})
    mo.post("/account/assurance/letter/", {"address": "云浦区临溪街道桃溪路 18 号"})
    letter = Letter.objects.get(person=person("mo"))
    answer = log_in("mo").post(f"/acting/letters/{letter.reference}/printing/")
    assert (answer.status_code, letter.code.plain() in answer.text) == (403, False)
    assert Letter.objects.get(pk=letter.pk).printed_at is None


def test_a_clerk_notes_no_consent_and_no_proof_in_the_own_family():
    mine = person("mo")
    tie = claim_tie(mine, person("dehai"), kind="elder_help", proof="household_register", by=actor_of_person(mine))
    for door in ("consent", "proof"):
        assert log_in("mo").post(f"/acting/family/{tie.reference}/{door}/").status_code == 403
    assert unchanged(tie)


def test_who_is_helped_is_no_witness_of_it():
    item = HelperScope.objects.get(mandate__role="village_agent").items[0]
    read = {"document": "111", "number": "990102198605140043", "item": item, "place": "village"}
    cun = log_in("cun")
    begun = cun.post("/acting/helping/", read)["Location"]
    entry = HelpEntry.objects.get(reference=begun.rstrip("/").rpartition("/")[2])
    for name in ("方敏", "村小路", " "):
        assert cun.post(f"/acting/helping/{entry.reference}/", {"how": "witness", "witness": name}).status_code == 422
    assert HelpEntry.objects.get(pk=entry.pk).confirmed_at is None


def test_nobody_objects_to_a_reading_of_somebody_elses_data(case):
    log_in("mo").get(f"/desk/{case}/")
    entry = ReadEntry.objects.filter(person=person("lin").reference).latest("id")
    before = PrivacyRequest.objects.count()
    assert log_in("wen").post("/privacy/objections/", {"reading": str(entry.pk)}).status_code == 404
    assert PrivacyRequest.objects.count() == before


def test_a_hall_manager_sets_no_helper_of_another_region():
    post = Mandate.objects.get(role="village_agent")
    Mandate.objects.filter(pk=post.pk).update(region="990103001")
    answer = log_in("dong").post("/acting/helpers/", {"mandate": post.reference, "items": []})
    assert answer.status_code in {403, 404}
    assert HelperScope.objects.get(mandate=post).items
