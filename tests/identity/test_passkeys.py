"""Passkeys: what the server asks for and what it refuses, each thing wrong alone and everything else right."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from exchange.models import Notice
from identity.models import LoginFailure, User
from records.ledger.carrying import carry_everything
from records.ledger.models import TrailEntry
from tests.cast import log_in

from .logins import account, is_in
from .soft_passkey import SoftPasskey

pytestmark = pytest.mark.django_db
HERE = {"headers": {"Host": "localhost"}}


@pytest.fixture
def passkey():
    """Lin's passkey, added on her security page."""
    lin, made = log_in("lin"), SoftPasskey()
    options = lin.get("/account/security/passkeys/options/", **HERE).json()
    answer = lin.post("/account/security/passkeys/", {"name": "phone", "credential": made.create(options)}, **HERE)
    assert answer.status_code == 302
    return made


def log_in_by(passkey, browser=None, **wrong):
    """A browser after using the passkey; and the answer."""
    browser = browser or Client()
    options = browser.get("/account/login/passkey/options/", **HERE).json()
    said = passkey.get(options, **wrong)
    return browser, browser.post("/account/login/passkey/", {"credential": said, "next": "/notices/"}, **HERE)


def test_it_logs_in_at_level_three_and_leads_on(passkey):
    browser, answer = log_in_by(passkey)
    assert answer["Location"] == "/notices/"
    assert browser.get("/account/", **HERE).wsgi_request.actor.acr == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://evil.example"}, {"origin": "http://localhost.evil.example"}, {"origin": "https://notlocalhost"},
        {"verified": False}, {"challenge": b"another challenge of 32 bytes..."},
    ],
)  # fmt: skip
def test_another_origin_no_screen_lock_or_an_old_challenge_is_refused(passkey, wrong):
    browser, answer = log_in_by(passkey, **wrong)
    assert (answer.status_code, is_in(browser)) == (422, False)
    assert "没有通过核对" in answer.content.decode()
    assert LoginFailure.objects.get().method == "passkey"


def test_a_passkey_made_for_another_host_is_refused(passkey):
    passkey.host = "evil.example"
    assert log_in_by(passkey)[1].status_code == 422


def test_another_key_under_the_same_number_is_refused(passkey):
    assert log_in_by(SoftPasskey(handle=passkey.handle))[1].status_code == 422


def test_the_key_opens_no_account_but_its_own(passkey):
    passkey.handle = account("wen").pk.hex.encode()
    browser, answer = log_in_by(passkey)
    assert (answer.status_code, is_in(browser)) == (422, False)


def test_an_answer_works_once(passkey):
    browser = Client()
    options = browser.get("/account/login/passkey/options/", **HERE).json()
    said = passkey.get(options)
    browser.post("/account/login/passkey/", {"credential": said}, **HERE)
    browser.post("/account/logout/", **HERE)
    assert browser.post("/account/login/passkey/", {"credential": said}, **HERE).status_code == 422


@pytest.mark.parametrize("said", ["", "nonsense", "[]", "{}", '{"id": 1}', '{"response": {"userHandle": "AA"}}'])
def test_what_is_no_answer_is_refused_with_a_sentence(said):
    browser = Client()
    browser.get("/account/login/passkey/options/", **HERE)
    answer = browser.post("/account/login/passkey/", {"credential": said}, **HERE)
    assert answer.status_code == 422


def test_a_locked_account_is_not_opened_by_its_passkey(passkey):
    User.objects.filter(username="lin").update(is_active=False)
    browser, answer = log_in_by(passkey)
    assert (answer.status_code, is_in(browser)) == (422, False)


def test_one_made_elsewhere_is_not_added():
    lin = log_in("lin")
    options = lin.get("/account/security/passkeys/options/", **HERE).json()
    said = SoftPasskey().create(options, origin="http://evil.example")
    assert lin.post("/account/security/passkeys/", {"name": "phone", "credential": said}, **HERE).status_code == 422
    assert not Authenticator.objects.exists()


def test_it_raises_the_session_of_its_owner_alone(passkey):
    for username, status in (("lin", 302), ("wen", 422)):
        browser = log_in(username)
        options = browser.get("/account/step-up/passkey/options/", **HERE).json()
        said = {"credential": passkey.get(options), "next": "/"}
        assert browser.post("/account/step-up/passkey/", said, **HERE).status_code == status


def test_too_many_tries_from_one_place_answer_429():
    browser = Client()
    answers = [browser.post("/account/login/passkey/", {"credential": "x"}, **HERE).status_code for _ in range(31)]
    assert (set(answers[:30]), answers[30]) == ({422}, 429)


def test_adding_one_takes_a_recent_proof():
    lin = log_in("lin")
    session = lin.session
    session["proofs"][0][1] -= 16 * 60
    session.save()
    assert "/account/step-up/" in lin.get("/account/security/passkeys/options/", **HERE)["Location"]
    assert "/account/step-up/" in lin.post("/account/security/passkeys/", {"credential": "{}"}, **HERE)["Location"]


def test_a_passkey_that_was_copied_is_refused_and_its_owner_is_told(passkey):
    log_in_by(passkey)
    log_in_by(passkey)
    passkey.count = 0  # the copy has counted less far than the original
    browser, answer = log_in_by(passkey)
    assert (answer.status_code, is_in(browser)) == (422, False)
    assert "没有通过核对" in answer.content.decode()
    lin = account("lin").person.reference
    said = json.loads(TrailEntry.objects.of(f"account:{lin}").get(act="factor.copied").body)["detail"]
    assert (said["kept"], said["shown"]) == (2, 1)
    carry_everything()
    told = Notice.objects.get(recipient=lin, kind="right.passkey.copied")
    assert (told.data["url"], Authenticator.objects.get(type="webauthn").data["counter"]) == ("/account/security/", 2)


def test_a_passkey_that_stands_still_after_it_counted_is_refused(passkey):
    log_in_by(passkey)
    assert log_in_by(passkey, counts=False)[1].status_code == 422


def test_a_passkey_that_never_counts_goes_on_working(passkey):
    assert {log_in_by(passkey, counts=False)[1].status_code for _ in range(3)} == {302}


def test_a_step_up_takes_the_devices_lock_too(passkey):
    lin = log_in("lin")
    options = lin.get("/account/step-up/passkey/options/", **HERE).json()
    said = {"credential": passkey.get(options, verified=False), "next": "/"}
    assert lin.post("/account/step-up/passkey/", said, **HERE).status_code == 422


def test_a_copied_passkey_raises_no_session(passkey):
    log_in_by(passkey)
    lin = log_in("lin")
    options = lin.get("/account/step-up/passkey/options/", **HERE).json()
    said = {"credential": passkey.get(options, counts=False), "next": "/"}
    assert lin.post("/account/step-up/passkey/", said, **HERE).status_code == 422
