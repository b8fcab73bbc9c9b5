"""By which channel a person is told; what follows when one fails; who sleeps."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.rules.routing import CHAIN, after_quiet, next_after, quiet_span, wanted

NIGHT = quiet_span("21:00-08:00")


def local(hour, minute=0, day=10):
    """A local time (UTC+8) of March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("choices", "legal", "expected"),
    [
        ({}, False, (True, ["email"])),
        ({"portal": False}, False, (False, ["email"])),
        ({"portal": False}, True, (True, ["email"])),
        ({"email": False}, True, (True, [])),
        ({"sms": True}, False, (True, ["sms", "email"])),
    ],
)
def test_the_persons_choice_holds_but_for_what_the_law_wants_told(choices, legal, expected):
    assert wanted(["email"], choices, {"sms", "email"}, legal=legal) == expected


def test_a_channel_without_an_address_is_not_used():
    assert wanted(["sms", "email"], {}, {"email"}, legal=True) == (True, ["email"])


@pytest.mark.parametrize(
    ("channel", "tried", "reachable", "following"),
    [
        ("sms", ["sms"], {"sms", "email"}, "email"),
        ("sms", ["sms", "email"], {"sms", "email"}, ""),
        ("sms", ["sms"], {"sms"}, ""),
        ("email", ["email"], {"sms", "email"}, ""),
        ("webhook", [], {"sms", "email"}, ""),
    ],
)
def test_what_follows_a_failure(channel, tried, reachable, following):
    assert next_after(channel, tried, reachable) == following


@pytest.mark.parametrize(
    ("moment", "rings"),
    [
        (local(20, 59), local(20, 59)), (local(21), local(8, day=11)), (local(23, 30), local(8, day=11)),
        (local(0, 5), local(8)), (local(7, 59), local(8)), (local(8), local(8)), (local(12), local(12)),
    ],
)  # fmt: skip
def test_nobody_is_woken(moment, rings):
    assert after_quiet(moment, NIGHT, urgent=False) == rings


def test_what_is_urgent_wakes():
    assert after_quiet(local(23), NIGHT, urgent=True) == local(23)


def test_a_quiet_span_by_day_works_too():
    assert after_quiet(local(13), quiet_span("12:00-14:00"), urgent=False) == local(14)


@pytest.mark.parametrize("text", ["21", "abc-def", "25:00-08:00"])
def test_a_span_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match=r"isoformat|hour"):
        quiet_span(text)


@given(st.integers(0, 366 * 24 * 60))
def test_a_message_waits_less_than_the_night_and_rings_awake(minutes):
    made = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    rings = after_quiet(made, NIGHT, urgent=False)
    assert 0 <= (rings - made).total_seconds() <= 11 * 3600
    assert after_quiet(rings, NIGHT, urgent=False) == rings


@given(st.dictionaries(st.sampled_from(["portal", *CHAIN]), st.booleans()), st.sets(st.sampled_from(CHAIN)))
def test_what_the_law_wants_told_is_always_in_the_portal(choices, reachable):
    shown, channels = wanted(CHAIN, choices, reachable, legal=True)
    assert shown and set(channels) <= reachable
