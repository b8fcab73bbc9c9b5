"""Codes by text message and e-mail: hashed, once, few tries, never in a log."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from identity.actions import codes
from identity.models import LoginFailure, OneTimeCode
from records.ledger.carrying import carry_everything
from records.ledger.models import Errand, TrailEntry

from .logins import account, is_in, newest_code

pytestmark = pytest.mark.django_db


def ask(username="lin", channel="sms", client=None):
    browser = client or Client()
    answer = browser.post("/account/login/code/", {"username": username, "channel": channel, "next": "/notices/"})
    return browser, answer


def enter(browser, code):
    return browser.post("/account/login/code/entry/", {"code": code})


def test_the_right_code_leads_in_and_on():
    browser, answer = ask()
    assert answer["Location"] == "/account/login/code/entry/"
    assert enter(browser, newest_code())["Location"] == "/notices/"
    assert is_in(browser)


@pytest.mark.parametrize(("channel", "level"), [("sms", 2), ("email", 1)])
def test_it_proves_what_its_way_is_worth(channel, level):
    browser, _ = ask(channel=channel)
    enter(browser, newest_code())
    assert browser.get("/account/").wsgi_request.actor.acr == level


def test_a_worker_brings_it_to_the_telephone_and_then_only_the_digest_is_left(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    ask()
    code, row = newest_code(), OneTimeCode.objects.get()
    carry_everything()
    file = Path(tmp_path) / "outbox" / "sms.jsonl"
    assert code in file.read_text() and file.stat().st_mode & 0o077 == 0
    row.refresh_from_db()
    assert (row.sent_at is not None, row.code.plain(), code.encode() in bytes(row.digest)) == (True, "", False)


def test_it_goes_by_e_mail_to_whom_asked_for_it():
    ask(channel="email")
    code = newest_code()
    carry_everything()
    assert [(m.to, code in m.body, code in m.subject) for m in mail.outbox] == [(["lin@example.invalid"], True, False)]


def test_carried_twice_it_is_sent_once(settings):
    ask(channel="email")
    carry_everything()
    Errand.objects.filter(kind="one_time_code").update(done_at=None)
    carry_everything()
    assert len(mail.outbox) == 1


def test_it_stands_in_no_log_no_trail_and_no_errand(caplog, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    caplog.set_level(logging.DEBUG)
    browser, _ = ask()
    code = newest_code()
    enter(browser, "000000")
    carry_everything()
    written = [caplog.text, *map(str, Errand.objects.values_list("key", "ref", "fault"))]
    written += TrailEntry.objects.filter(act__startswith="code.").values_list("body", flat=True)
    assert len(written) > 3
    assert not any(code in text for text in written)


def test_it_opens_once():
    browser, _ = ask()
    code, known = newest_code(), browser.session["code"]
    enter(browser, code)
    other = Client()
    session = other.session
    session["code"] = known
    session.save()
    assert enter(other, code).status_code == 422
    assert not is_in(other)


def test_five_wrong_tries_end_it_even_for_the_right_code():
    browser, _ = ask()
    code = newest_code()
    wrong = "000000" if code != "000000" else "000001"
    assert {enter(browser, wrong).status_code for _ in range(5)} == {422}
    answer = enter(browser, code)
    assert (answer.status_code, int(answer["Retry-After"]) > 0, is_in(browser)) == (429, True, False)


def test_after_five_minutes_it_opens_nothing(monkeypatch):
    browser, _ = ask()
    OneTimeCode.objects.update(expires_at="2026-01-01T00:00Z")
    assert enter(browser, newest_code()).status_code == 422
    assert timedelta(minutes=5) == codes.LIFE


def test_a_code_for_another_purpose_opens_nothing():
    browser, _ = ask()
    OneTimeCode.objects.update(purpose="reset")
    assert enter(browser, newest_code()).status_code == 422


def test_an_unknown_name_meets_the_same_pages_and_gets_no_code():
    browser, answer = ask("nobody")
    assert answer["Location"] == "/account/login/code/entry/"
    assert not OneTimeCode.objects.exists()
    assert enter(browser, "123456").status_code == 422


def test_a_locked_account_gets_no_code():
    type(account("lin")).objects.filter(username="lin").update(is_active=False)
    ask()
    assert not OneTimeCode.objects.exists()


def test_a_second_code_within_a_minute_answers_429_with_a_sentence():
    ask()
    answer = ask("LIN ")[1]
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "请稍等再试" in answer.content.decode()


def test_a_wrong_code_is_noted_without_what_was_typed():
    browser, _ = ask()
    enter(browser, "12")
    assert LoginFailure.objects.get().method == "code"


def test_the_page_of_the_code_begins_with_asking_for_one():
    assert Client().get("/account/login/code/entry/")["Location"] == "/account/login/code/"


def test_without_a_way_for_text_messages_only_e_mail_is_offered(settings):
    settings.SMS_OFFERED = False
    page = Client().get("/account/login/code/").content.decode()
    assert 'value="email"' in page and 'value="sms"' not in page
    assert ask(channel="sms")[1].status_code == 422
