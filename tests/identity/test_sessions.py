"""Where one is logged in; ended from afar; ended by resting."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.messages import get_messages
from django.test import Client

from identity.actions.purging import purge_logins
from identity.actions.sessions import end_session, note_failure
from identity.models import LoginFailure, User
from portal.demonstration.cast import PASSWORD
from records.ledger.clock import now
from records.ledger.errors import NotFound
from records.ledger.models import TrailEntry
from tests.cast import log_in

from .logins import account, is_in, owner, type_password

pytestmark = pytest.mark.django_db
NEW = "another-long-word-2026"


def rest(browser, minutes):
    """Nobody uses this browser for so long."""
    session = browser.session
    session["seen"] -= minutes * 60
    session.save()


def number_of(browser):
    return UserSession.objects.get(session_key=browser.session.session_key).pk


def test_the_list_shows_each_login_with_browser_and_network_not_the_address():
    type_password(
        client=Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0", REMOTE_ADDR="198.51.100.77")
    )
    page = type_password()[0].get("/account/security/").content.decode()
    assert "Firefox · Windows" in page and "198.51.100.0" in page and "198.51.100.77" not in page
    assert page.count("就是这里") == 1


def test_a_login_elsewhere_is_ended_from_afar():
    there, here = type_password()[0], type_password()[0]
    here.post(f"/account/security/sessions/{number_of(there)}/ending/")
    assert (is_in(there), is_in(here)) == (False, True)


def test_all_others_end_at_once():
    others, here = [type_password()[0] for _ in range(2)], type_password()[0]
    here.post("/account/security/sessions/ending/")
    assert [is_in(browser) for browser in (*others, here)] == [False, False, True]


def test_a_stranger_ends_nobody_elses_session():
    lin, wen = type_password()[0], type_password("wen")[0]
    assert wen.post(f"/account/security/sessions/{number_of(lin)}/ending/").status_code == 404
    with pytest.raises(NotFound):
        end_session(account("lin"), number_of(lin), by=owner("wen"))
    assert is_in(lin)


def test_a_new_password_ends_every_other_session():
    there, here = type_password()[0], type_password()[0]
    assert here.post("/account/security/password/", {"current": PASSWORD, "password": NEW}).status_code == 302
    assert (is_in(there), is_in(here)) == (False, True)
    assert type_password(password=NEW)[1].status_code == 302


def test_changing_the_password_takes_the_present_one_and_a_good_new_one():
    lin = type_password()[0]
    for said in ({"current": "wrong", "password": NEW}, {"current": PASSWORD, "password": "password12"}):
        assert lin.post("/account/security/password/", said).status_code == 422
    assert account("lin").check_password(PASSWORD)


def test_trying_the_present_password_too_often_answers_429():
    lin = type_password()[0]
    for _ in range(8):
        lin.post("/account/security/password/", {"current": "wrong", "password": NEW})
    assert lin.post("/account/security/password/", {"current": PASSWORD, "password": NEW}).status_code == 429


@pytest.mark.parametrize(("username", "minutes"), [("lin", 30), ("an", 15)])
def test_a_session_that_rests_ends(username, minutes):
    browser = type_password(username)[0]
    rest(browser, minutes - 1)
    assert is_in(browser)
    rest(browser, minutes + 1)
    answer = browser.get("/account/")
    assert answer.status_code == 302
    assert "自动退出" in str(next(iter(get_messages(answer.wsgi_request))))


def test_after_eight_hours_one_logs_in_again_however_busy_one_was():
    browser = type_password()[0]
    session = browser.session
    session["since"] -= 8 * 3600 + 1
    session.save()
    assert not is_in(browser)


def test_what_is_over_is_forgotten(portal):
    lin = type_password()[0]
    LoginFailure.objects.create(user=None, method="password", network="198.51.100.0", at=now() - timedelta(days=185))
    note_failure(None, method="password", network="198.51.100.0", by=portal)
    purge_logins(by=portal)
    purge_logins(by=portal)  # nothing more is over, and nothing is recorded
    assert TrailEntry.objects.filter(act="logins.purge").count() == 1
    assert (LoginFailure.objects.count(), UserSession.objects.count(), is_in(lin)) == (1, 1, True)
    purge_logins(by=portal, at=now() + timedelta(days=2))
    assert not UserSession.objects.exists()


def test_using_it_keeps_it_and_background_questions_do_not():
    lin = type_password()[0]
    rest(lin, 20)
    seen = lin.session["seen"]
    lin.get("/account/", headers={"X-Background": "1"})
    assert lin.session["seen"] == seen
    lin.get("/account/")
    assert lin.session["seen"] > seen


def test_the_button_of_the_warning_keeps_it():
    lin = type_password()[0]
    rest(lin, 29)
    assert lin.get("/account/stay/", headers={"X-Background": "1"}).json()["left"] <= 60
    assert lin.post("/account/stay/").json()["left"] > 1700
    assert Client().get("/account/stay/").json() == {"left": 0}


def test_a_login_is_on_the_trail_with_its_methods_and_level():
    type_password()
    entry = TrailEntry.objects.filter(act="session.open").get()
    assert entry.content["detail"] == {"methods": ["password"], "level": 2}


def test_a_visitor_has_no_session_to_look_at():
    assert Client().get("/account/security/")["Location"] == "/account/login/?next=%2Faccount%2Fsecurity%2F"


def test_a_session_without_any_proof_has_no_level():
    client = Client()
    client.force_login(User.objects.get(username="lin"), backend="identity.backends.AccountBackend")
    assert client.get("/account/").wsgi_request.actor.acr == 0


def test_settings_of_the_account_ask_for_a_recent_proof():
    lin = log_in("lin")
    session = lin.session
    session["proofs"][0][1] -= 16 * 60
    session.save()
    answer = lin.get("/account/security/app/")
    assert answer["Location"] == "/account/step-up/?level=0&next=%2Faccount%2Fsecurity%2Fapp%2F"
    assert lin.post("/account/step-up/", {"password": PASSWORD, "next": "/account/security/app/"}).status_code == 302
    assert lin.get("/account/security/app/").status_code == 200
