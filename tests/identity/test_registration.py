"""Registering by oneself (level 1), and a forgotten password."""

import pytest
from django.test import Client

from identity.models import OneTimeCode, Person
from records.identifiers import id_check_character
from records.ledger.models import TrailEntry

from .logins import account, is_in, newest_code, type_password

pytestmark = pytest.mark.django_db
BODY = "99010219950505101"
NUMBER, PHONE, NEW = BODY + id_check_character(BODY), "19900007777", "another-long-word-2026"
SAID = {"name": "阿依古丽·买买提", "id_number": NUMBER, "username": "aygul", "password": NEW}


def begin(phone=PHONE):
    browser = Client()
    answer = browser.post("/account/register/", {"phone": phone, "next": "/services/"})
    return browser, answer


def finish(browser, **changes):
    return browser.post("/account/register/entry/", {**SAID, "code": newest_code(), **changes})


def test_name_number_and_telephone_give_an_account_of_level_one():
    browser, answer = begin()
    assert answer.status_code == 302
    assert finish(browser)["Location"] == "/services/"
    row = Person.objects.get(user__username="aygul")
    assert (row.assurance, row.assured_by, row.phone.plain()) == (1, "self_registration", PHONE)
    assert browser.get("/account/").wsgi_request.actor.acr == 1


def test_level_one_may_not_sign_and_is_told_the_way():
    browser, _ = begin()
    finish(browser)
    page = browser.get("/account/step-up/?level=2").content.decode()
    assert "中级实名" in page and "窗口" in page


def test_afterwards_the_password_works():
    finish(begin()[0])
    assert type_password("aygul", NEW)[1].status_code == 302


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("id_number", NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")), ("username", "lin"), ("username", "1a"),
        ("password", "password12"), ("name", ""), ("code", "abc"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_the_field_and_the_rest_is_kept(field, typed):
    browser, _ = begin()
    answer = finish(browser, **{field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Person.objects.filter(user__username="aygul").exists()
    assert field in {"id_number", "code"} or NUMBER in answer.content.decode()


def test_a_wrong_field_does_not_use_the_code_up():
    browser, _ = begin()
    finish(browser, username="lin")
    assert finish(browser).status_code == 302


def test_a_number_that_is_known_leads_to_the_login():
    browser, _ = begin()
    answer = finish(browser, id_number="990102198804120029")
    assert (answer.status_code, "去登录" in answer.content.decode()) == (409, True)
    assert not is_in(browser)


def test_a_wrong_telephone_is_told_and_gets_no_code():
    answer = begin("12345")[1]
    assert answer.status_code == 422
    assert not OneTimeCode.objects.exists()


def test_the_second_step_begins_with_the_first():
    assert Client().get("/account/register/entry/")["Location"] == "/account/register/"


def test_neither_name_nor_number_nor_telephone_is_on_the_trail():
    finish(begin()[0])
    bodies = " ".join(TrailEntry.objects.values_list("body", flat=True))
    assert not [word for word in (SAID["name"], NUMBER, PHONE, "aygul") if word in bodies]


def forgotten(username="lin"):
    browser = Client()
    browser.post("/account/reset/", {"username": username, "channel": "sms"})
    return browser


def test_a_forgotten_password_is_set_anew_and_every_session_ends():
    there, browser = type_password()[0], forgotten()
    answer = browser.post("/account/reset/entry/", {"code": newest_code(), "password": NEW})
    assert answer["Location"] == "/account/login/"
    assert (is_in(there), is_in(browser), type_password(password=NEW)[1].status_code) == (False, False, 302)


def test_without_the_code_the_password_stays():
    browser = forgotten()
    assert browser.post("/account/reset/entry/", {"code": "abc", "password": NEW}).status_code == 422
    assert not account("lin").check_password(NEW)


def test_a_login_code_resets_no_password():
    browser = forgotten()
    OneTimeCode.objects.update(purpose="login")
    assert browser.post("/account/reset/entry/", {"code": newest_code(), "password": NEW}).status_code == 422


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-hans", "密码至少要 10 个字符"), ("zh-hant", "密碼至少要 10 個字符"), ("en", "At least 10 characters")],
)
def test_a_password_that_is_too_short_is_told_in_the_language_of_the_page(language, words):
    browser, _ = begin()
    page = browser.post(
        "/account/register/entry/",
        {**SAID, "code": newest_code(), "password": "short"},
        headers={"Accept-Language": language},
    )
    assert page.content.decode().count(words) == 2  # beside the field, and as what is wrong
