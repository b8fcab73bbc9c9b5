"""Authenticator apps and recovery codes; staff without a second factor have no posts."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from identity.actions.credentials import add_app, add_passkey, remove_device, renew_recovery_codes, set_password
from identity.models import LoginFailure
from portal import environment, settings_login
from records.ledger.errors import NotAllowed, NotFound
from records.ledger.models import TrailEntry
from tests.cast import log_in

from .logins import account, app_shows, enter_with_app, give_app, is_in, owner, type_password

pytestmark = pytest.mark.django_db


def second(browser, code):
    return browser.post("/account/login/second/", {"code": code})


def test_with_an_app_the_password_alone_opens_nothing():
    give_app("lin")
    browser, answer = type_password(next="/notices/")
    assert answer["Location"] == "/account/login/second/"
    assert not is_in(browser)


def test_password_and_app_lead_in_at_level_three():
    secret = give_app("lin")
    browser, _ = type_password(next="/notices/")
    assert second(browser, app_shows(secret))["Location"] == "/notices/"
    assert browser.get("/account/").wsgi_request.actor.acr == 3


def test_what_the_app_showed_once_is_refused_the_second_time():
    secret = give_app("lin")
    code = app_shows(secret)
    second(type_password()[0], code)
    again, _ = type_password()
    assert second(again, code).status_code == 422
    assert not is_in(again)


def test_once_a_later_code_was_used_an_earlier_one_is_not_taken():
    secret = give_app("lin")
    assert second(type_password()[0], app_shows(secret, 1)).status_code == 302
    assert second(type_password()[0], app_shows(secret)).status_code == 422


def test_too_many_wrong_codes_answer_429_even_for_the_right_one():
    secret = give_app("lin")
    browser, _ = type_password()
    assert {second(browser, "abc").status_code for _ in range(8)} == {422}
    answer = second(browser, app_shows(secret))
    assert (answer.status_code, int(answer["Retry-After"]) > 0, is_in(browser)) == (429, True, False)
    assert LoginFailure.objects.filter(user=account("lin"), method="second").count() == 8


def test_the_second_step_waits_ten_minutes():
    secret = give_app("lin")
    browser, _ = type_password()
    session = browser.session
    session["pending"]["proofs"][0][1] -= 601
    session.save()
    assert second(browser, app_shows(secret))["Location"] == "/account/login/"


def test_nobody_reaches_the_second_step_without_the_first():
    assert Client().get("/account/login/second/")["Location"] == "/account/login/"


def test_a_recovery_code_opens_once_and_raises_nothing():
    give_app("lin")
    code = renew_recovery_codes(account("lin"), by=owner("lin"))[0]
    first, _ = type_password()
    assert second(first, code).status_code == 302
    assert first.get("/account/").wsgi_request.actor.acr == 2
    again, _ = type_password()
    assert second(again, code).status_code == 422


def test_new_recovery_codes_are_shown_once_and_end_the_former_ones():
    give_app("lin")
    old = renew_recovery_codes(account("lin"), by=owner("lin"))
    page = log_in("lin").post("/account/security/recovery-codes/").content.decode()
    assert not any(code in page for code in old)
    assert second(type_password()[0], old[0]).status_code == 422


def test_an_app_is_set_up_by_its_first_code():
    lin = log_in("lin")
    lin.get("/account/security/app/")
    secret = lin.session["totp_secret"]
    assert lin.post("/account/security/app/", {"code": "abc"}).status_code == 422
    assert lin.post("/account/security/app/", {"code": app_shows(secret)}).status_code == 302
    assert lin.get("/account/").wsgi_request.actor.acr == 3
    assert second(type_password()[0], app_shows(secret)).status_code == 422  # its first code is used up


def test_secrets_lie_encrypted_and_stay_out_of_the_trail():
    secret = give_app("lin")
    row = Authenticator.objects.get(user=account("lin"), type="totp")
    entry = TrailEntry.objects.filter(act="factor.add").get()
    assert secret not in str(row.data) and secret not in entry.body


def test_removing_the_last_device_removes_the_recovery_codes_too():
    give_app("lin")
    number = Authenticator.objects.get(user=account("lin"), type="totp").pk
    log_in("lin").post(f"/account/security/devices/{number}/removal/")
    assert not Authenticator.objects.filter(user=account("lin")).exists()


def test_a_stranger_changes_nothing_of_anothers_account():
    give_app("lin")
    lin, wen = account("lin"), owner("wen")
    number = Authenticator.objects.get(user=lin, type="totp").pk
    attempts = [
        lambda: set_password(lin, "a-long-word-of-one's-own", by=wen), lambda: add_app(lin, "ABCDEFGH", by=wen),
        lambda: add_passkey(lin, "phone", {}, by=wen), lambda: remove_device(lin, number, by=wen),
        lambda: renew_recovery_codes(lin, by=wen),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    with pytest.raises(NotFound):
        remove_device(account("wen"), number, by=wen)
    assert log_in("wen").post(f"/account/security/devices/{number}/removal/").status_code == 404


class TestStaff:
    """Where STAFF_SECOND_FACTOR is required."""

    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.STAFF_SECOND_FACTOR = "required"

    def test_by_password_alone_no_official_door_opens(self):
        browser, _ = type_password("an")
        assert browser.get("/tasks/")["Location"] == "/account/security/"
        assert browser.post("/notices/reading/")["Location"] == "/account/security/"
        assert browser.get("/account/security/").status_code == 200

    def test_nor_does_the_api(self):
        browser, _ = type_password("sun")
        assert browser.get("/account/").wsgi_request.actor.roles == {"citizen"}

    def test_once_the_app_is_set_up_they_work(self):
        browser, _ = type_password("an")
        browser.get("/account/security/app/")
        browser.post("/account/security/app/", {"code": app_shows(browser.session["totp_secret"])})
        assert browser.get("/tasks/").status_code == 200

    def test_next_time_password_and_app_lead_to_work_at_once(self):
        browser = enter_with_app("an", give_app("an"))
        assert browser.get("/tasks/").status_code == 200

    def test_citizens_are_not_asked(self):
        browser, _ = type_password("lin")
        assert browser.get("/applications/").status_code == 200


def test_production_refuses_to_go_without(monkeypatch):
    monkeypatch.setattr(settings_login, "STAFF_SECOND_FACTOR", "off")
    with pytest.raises(environment.Misconfigured):
        settings_login.refuse_unsafe()
    monkeypatch.setattr(settings_login, "STAFF_SECOND_FACTOR", "required")
    settings_login.refuse_unsafe()
