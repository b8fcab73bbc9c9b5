"""Steps of logins: what is typed, what an authenticator app shows, what came by message."""

from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from identity.actions.credentials import add_app
from identity.actors import actor_of_person
from identity.models import OneTimeCode, User
from portal.demonstration.cast import PASSWORD
from records.ledger.clock import now


def account(username):
    return User.objects.select_related("person").get(username=username)


def owner(username):
    """Somebody of the cast as the owner of their account."""
    user = account(username)
    return actor_of_person(user.person, user_id=user.pk)


def give_app(username):
    """An authenticator app for somebody; its secret."""
    secret = generate_totp_secret()
    add_app(account(username), secret, by=owner(username))
    return secret


def app_shows(secret, step=0):
    """What the app shows now, or `step` half minutes later."""
    return format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30 + step))


def type_password(username="lin", password=PASSWORD, client=None, **more):
    """A browser after the password; and the answer."""
    browser = client or Client()
    return browser, browser.post("/account/login/", {"username": username, "password": password, **more})


def enter_with_app(username, secret):
    """A browser of somebody who came in by password and app."""
    browser, _ = type_password(username)
    browser.post("/account/login/second/", {"code": app_shows(secret)})
    return browser


def newest_code():
    """The code that is on its way, before it leaves."""
    return OneTimeCode.objects.latest("made_at").code.plain()


def is_in(browser):
    """Whether the portal knows who this is."""
    return browser.get("/account/").status_code == 200
