"""One-time codes: made and put off to a worker, checked once, few tries (ADR 0047)."""

import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record

from ..models import OneTimeCode, User

LIFE = timedelta(minutes=5)
TRIES = 5
DIGITS = 6


@deed
def make_code(
    *,
    purpose: str,
    channel: str,
    address: str,
    by: Actor,
    at: datetime | None = None,
    user: User | None = None,
) -> OneTimeCode:
    """A code of six digits for `purpose`, on its way by `channel` ("sms", "email") to `address`; lives 5 minutes."""
    moment, key, code = at or now(), uuid7(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    row = OneTimeCode(
        id=key, user=user, purpose=purpose, channel=channel, language=get_language() or "zh-hans",
        digest=digest_of(str(key), code), made_at=moment, expires_at=moment + LIFE,
    )  # fmt: skip
    row.code, row.address = code, address
    row.save()
    put("one_time_code", row.reference, row.reference)
    record("code.make", stream=stream_of(row), by=by, at=at, detail={"purpose": purpose, "channel": channel})
    return row


def digest_of(key: str, code: str) -> bytes:
    """What is kept of a code."""
    return salted_hmac("identity.one_time_code", f"{key}:{code}", algorithm="sha256").digest()


def stream_of(row: OneTimeCode) -> str:
    """The trail of one code."""
    return f"code:{row.reference}"


@deed
def check_code(reference: str, code: str, *, purpose: str, by: Actor, at: datetime | None = None) -> OneTimeCode | None:
    """The code's row when `code` is the right one, now used; None when not, or no longer: time, tries, used."""
    moment = at or now()
    row: OneTimeCode | None = OneTimeCode.objects.select_for_update().filter(reference=reference).first()
    if row is None or row.purpose != purpose or row.used_at or row.tries >= TRIES or row.expires_at < moment:
        return None
    row.tries += 1
    right = compare_digest(bytes(row.digest), digest_of(str(row.pk), code.strip()))
    row.used_at = moment if right else None
    row.save(update_fields=["tries", "used_at"])
    record("code.use" if right else "code.miss", stream=stream_of(row), by=by, at=at, detail={"tries": row.tries})
    return row if right else None


@deed
def forget_code(row: OneTimeCode, *, by: Actor, at: datetime | None = None) -> None:
    """The message has left: from now on only the digest is kept."""
    OneTimeCode.objects.filter(pk=row.pk).update(code=b"", sent_at=at)
    record("code.sent", stream=stream_of(row), by=by, at=at)
