"""What a login has proved, by method and time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.rules.assurance import FRESH, METHODS, Proof, has_recent, has_second_factor, level_of
from identity.rules.browsers import browser_of
from identity.rules.separation import THREE, separation_problem

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=3)


def proofs(*methods, at=NOW):
    return [Proof(method, at) for method in methods]


@pytest.mark.parametrize(
    ("methods", "level"),
    [
        ((), 0), (("email_code",), 1), (("sms_code",), 2), (("password",), 2), (("passkey",), 3),
        (("password", "totp"), 3), (("sms_code", "totp"), 3), (("totp",), 0), (("email_code", "totp"), 1),
        (("password", "recovery_code"), 2), (("password", "sms_code"), 2), (("something new",), 0),
    ],
)  # fmt: skip
def test_the_level_of_a_login(methods, level):
    assert level_of(proofs(*methods), NOW) == level


def test_level_three_lasts_fifteen_minutes_after_what_is_held_was_shown():
    login = proofs("password", "totp", at=NOW - FRESH)
    assert level_of(login, NOW) == 3
    assert level_of(login, NOW + timedelta(seconds=1)) == 2
    assert level_of([*proofs("password", at=LONG_AGO), *proofs("totp")], NOW) == 3


def test_a_proof_from_the_future_is_not_fresh():
    assert not has_recent(proofs("password", at=NOW + timedelta(minutes=1)), NOW)


@given(st.lists(st.sampled_from(sorted(METHODS))), st.sampled_from(sorted(METHODS)))
def test_one_proof_more_never_lowers_the_level(methods, more):
    assert level_of(proofs(*methods, more), NOW) >= level_of(proofs(*methods), NOW)


@given(st.lists(st.sampled_from(["password", "sms_code", "email_code", "recovery_code"])))
def test_nothing_but_something_held_gives_level_three(methods):
    assert level_of(proofs(*methods), NOW) < 3


@pytest.mark.parametrize("method", ["totp", "passkey", "recovery_code"])
def test_a_second_factor_stays_one_for_the_session(method):
    assert has_second_factor(proofs("password", method, at=LONG_AGO))
    assert not has_second_factor(proofs("password", "sms_code"))


@pytest.mark.parametrize("role", sorted(THREE))
def test_the_three_administrators_exclude_each_other_and_nobody_else(role):
    for other in THREE - {role}:
        assert separation_problem(role, [other])
    assert separation_problem(role, [role, "approver"]) == ""
    assert separation_problem("approver", [role]) == ""


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8", "WeChat · Android"),
        ("", ""),
    ],
)
def test_a_browser_is_told_in_two_words(agent, told):
    assert browser_of(agent) == told
