"""A webhook is signed; what was altered, is old or comes from somebody else is refused."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.rules.webhooks import check_webhook, sign_webhook

SECRET = base64.b64encode(b"s" * 32).decode()
OTHER = base64.b64encode(b"o" * 32).decode()
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@given(st.binary(max_size=200), st.text("abc-0123", min_size=1))
def test_what_the_portal_signed_is_accepted(content, event):
    assert check_webhook([OTHER, SECRET], sign_webhook(SECRET, event, NOW, content), content, NOW) == event


def test_the_scheme_is_the_published_one():
    """The example of the Standard Webhooks specification's libraries."""
    secret, stamp = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1614265330
    content = b'{"test": 2432232314}'
    headers = sign_webhook(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", datetime.fromtimestamp(stamp, UTC), content)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "other"}, {"webhook-timestamp": str(int(NOW.timestamp()) + 1)}, {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""}, {"webhook-id": ""}, {"webhook-timestamp": "soon"},
    ],
)  # fmt: skip
def test_an_altered_header_is_refused(change):
    headers = {**sign_webhook(SECRET, "e1", NOW, b"{}"), **change}
    with pytest.raises(ValueError, match=r"signed|time"):
        check_webhook([SECRET], headers, b"{}", NOW)


def test_altered_content_or_another_secret_is_refused():
    headers = sign_webhook(SECRET, "e1", NOW, b"{}")
    for secrets, content in (([SECRET], b"{} "), ([OTHER], b"{}"), ([], b"{}")):
        with pytest.raises(ValueError, match="not signed"):
            check_webhook(secrets, headers, content, NOW)


@pytest.mark.parametrize("minutes", [-6, 6, 600])
def test_a_replay_after_five_minutes_is_refused(minutes):
    headers = sign_webhook(SECRET, "e1", NOW, b"{}")
    with pytest.raises(ValueError, match="too old"):
        check_webhook([SECRET], headers, b"{}", NOW + timedelta(minutes=minutes))
