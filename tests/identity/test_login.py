"""The login page: limits that answer 429, a fresh session, no hint about which names exist."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from identity.actions.phones import share_phone
from identity.actors import actor_of_person
from identity.models import OneTimeCode, Person, User
from identity.views import ATTEMPTS
from identity.views.limits import LOGIN_FROM
from portal.demonstration.cast import PASSWORD
from tests.cast import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten_failures():
    cache.clear()
    yield
    cache.clear()


def try_login(client, username="lin", password=PASSWORD, **more):
    return client.post("/account/login/", {"username": username, "password": password, **more})


def test_the_right_password_leads_on_and_gives_a_new_session():
    client = Client()
    client.session.save()
    before = client.session.session_key
    answer = try_login(client, next="/applications/")
    assert (answer.status_code, answer["Location"]) == (302, "/applications/")
    assert client.session.session_key != before


def test_it_never_leads_to_another_site():
    assert try_login(Client(), next="https://example.invalid/")["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence():
    pages = [try_login(Client(), name, "wrong-password-1").context["form"].errors for name in ("lin", "nobody")]
    assert pages[0] == pages[1]


def test_too_many_tries_answer_429_even_with_the_right_password():
    client = Client()
    for _ in range(ATTEMPTS):
        assert try_login(client, password="wrong-password-1").status_code == 200
    answer = try_login(client)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_spelling_the_name_otherwise_gives_no_new_tries():
    for spelling in ("lin", " lin", "LIN", "lin ") * ATTEMPTS:
        answer = try_login(Client(), spelling, "wrong-password-1")
    assert answer.status_code == 429


def test_passwords_may_be_pasted_and_remembered():
    page = Client().get("/account/login/").content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_a_closed_account_is_nobody_from_the_next_request():
    client = log_in("lin")
    User.objects.filter(username="lin").update(is_active=False)
    assert client.get("/account/").status_code == 302


def test_the_account_page_shows_masks_and_no_plain_value():
    page = log_in("lin").get("/account/").content.decode()
    assert "林**" in page
    assert "9901**********0029" in page
    assert "990102198804120029" not in page


def test_logging_out_needs_a_post():
    client = log_in("lin")
    assert client.get("/account/logout/").status_code == 405
    client.post("/account/logout/")
    assert client.get("/account/").status_code == 302


def test_the_page_says_whose_site_it_is():
    page = Client().get("/account/login/").text
    assert "岚江省人民政府主办" in page
    assert "9900000000" in page


LINS_PHONE = "19900002002"


@pytest.mark.parametrize("typed", [LINS_PHONE, "199 0000 2002", "+86 19900002002"])
def test_the_telephone_does_as_well_as_the_name(typed):
    client = Client()
    assert try_login(client, typed).status_code == 302
    assert client.get("/account/").wsgi_request.user.username == "lin"


def test_a_telephone_of_nobody_and_a_wrong_password_get_the_same_sentence():
    pages = [
        try_login(Client(), name, "wrong-password-1").context["form"].errors for name in (LINS_PHONE, "13900000000")
    ]
    assert pages[0] == pages[1]


def test_name_and_telephone_share_their_tries():
    for typed in ("lin", LINS_PHONE) * ATTEMPTS:
        answer = try_login(Client(), typed, "wrong-password-1")
    assert answer.status_code == 429


def test_a_telephone_shared_in_a_family_opens_its_owners_account_alone():
    fang, dehai = (Person.objects.get(user__username=name) for name in ("fang", "dehai"))
    share_phone(dehai, owner=fang, by=actor_of_person(fang))
    client = Client()
    try_login(client, fang.phone.plain())
    assert client.get("/account/").wsgi_request.user.username == "fang"


def test_trying_many_names_from_one_place_ends_in_429(monkeypatch):
    monkeypatch.setattr("identity.views.login.LOGIN_FROM", replace(LOGIN_FROM, most=5))
    for number in range(5):
        assert try_login(Client(), f"somebody-{number}", "wrong-password-1").status_code == 200
    assert try_login(Client()).status_code == 429


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP"])
def test_no_header_makes_a_visitor_come_from_elsewhere(header):
    for number in range(ATTEMPTS + 1):
        typed = {"username": "lin", "password": "wrong-password-1"}
        answer = Client().post("/account/login/", typed, headers={header: f"203.0.113.{number}"})
    assert answer.status_code == 429


def test_a_code_comes_for_the_telephone_as_for_the_name_and_counts_as_one():
    client = Client()
    answer = client.post("/account/login/code/", {"username": LINS_PHONE, "channel": "sms"})
    assert answer.status_code == 302
    assert OneTimeCode.objects.get().user.username == "lin"
    assert Client().post("/account/login/code/", {"username": "lin", "channel": "sms"}).status_code == 429


@pytest.mark.parametrize(("typed", "status"), [("lin\x00", 400), ("\x00", 400), ("1" * 400, 200)])
def test_what_is_no_name_is_no_fault_of_the_house(typed, status):
    assert try_login(Client(), typed, "x").status_code == status
