"""Signed webhooks (the Standard Webhooks scheme: HMAC-SHA256 over id, time and content). Pure; a receiver may copy
`check_webhook` as it stands."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=5)
VERSION = "v1"


def signature(secret: str, event: str, stamp: int, content: bytes) -> str:
    """`v1,<base64>` over `id.time.content`."""
    signed = f"{event}.{stamp}.".encode() + content
    mac = hmac.new(base64.b64decode(secret), signed, hashlib.sha256).digest()
    return f"{VERSION},{base64.b64encode(mac).decode()}"


def sign_webhook(secret: str, event: str, at: datetime, content: bytes) -> dict[str, str]:
    """The headers of a delivery. `event` stays the same in every attempt: the receiver takes it once."""
    stamp = int(at.timestamp())
    return {
        "webhook-id": event, "webhook-timestamp": str(stamp),
        "webhook-signature": signature(secret, event, stamp, content),
    }  # fmt: skip


def check_webhook(secrets: list[str], headers: Mapping[str, str], content: bytes, at: datetime) -> str:
    """The event's id when the signature is by one of `secrets` (old and new while they change) and the time is within
    five minutes; ValueError otherwise. A receiver keeps the ids it has taken for that long: a replay is one of them."""
    event, said = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not event or not said.isdigit():
        raise ValueError("no id or time")
    if abs(at.timestamp() - int(said)) > TOLERANCE.total_seconds():
        raise ValueError("too old, or from the future")
    given = headers.get("webhook-signature", "").split()
    right = [signature(secret, event, int(said), content) for secret in secrets]
    if not any(hmac.compare_digest(one, other) for one in given for other in right):
        raise ValueError("not signed by the portal")
    return event
