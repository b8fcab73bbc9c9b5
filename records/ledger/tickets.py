"""Tickets for live updates: who may listen to which streams, for a minute, in the session that asked (ADR 0160)."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core import signing

from .actor import Actor

CHANNEL = "live:"  # what every call in Redis begins with
SALT = "live"
LIFE = 60  # seconds


class Refused(Exception):
    """A ticket that opens nothing: forged, too old, or somebody else's."""


def digest_of(session_key: str) -> str:
    """A session, as a ticket names it."""
    return hashlib.sha256(f"{SALT}:{session_key}".encode()).hexdigest()[:32]


def ticket_for(actor: Actor, topics: Iterable[str], session_key: str) -> str:
    """A signed ticket of `LIFE` seconds for `topics`, bound to the person and the session."""
    told = {"topics": sorted(topics), "person": actor.reference, "session": digest_of(session_key)}
    return signing.dumps(told, salt=SALT, compress=True)


def topics_of(ticket: str, session_key: str) -> list[str]:
    """What the ticket lets this session hear; Refused otherwise."""
    try:
        told: dict[str, Any] = signing.loads(ticket, salt=SALT, max_age=LIFE)
    except signing.BadSignature as error:
        raise Refused(str(error)) from error
    if not session_key or told["session"] != digest_of(session_key):
        raise Refused("not the session that asked for it")
    return list(told["topics"])
