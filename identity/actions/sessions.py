"""Logins and their sessions: begun, failed, ended from afar."""

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import NotFound

from ..models import LoginFailure, User
from .credentials import stream_of

AGENT = 200


@deed
def open_session(
    user: User,
    *,
    key: str,
    network: str,
    agent: str,
    methods: Iterable[str],
    by: Actor,
    at: datetime | None = None,
) -> UserSession:
    """Enter a new session in the account's list: network and browser, for its owner to recognise it by."""
    moment = at or now()
    session, _ = UserSession.objects.update_or_create(
        session_key=key,
        defaults={"user": user, "ip": network, "user_agent": agent[:AGENT], "created_at": moment},
    )
    record("session.open", stream=stream_of(user), by=by, at=at, detail={"methods": list(methods), "level": by.acr})
    return session


@deed
def raise_session(user: User, *, method: str, by: Actor, at: datetime | None = None) -> None:
    """Note that a session was proved again (step-up)."""
    record("session.step_up", stream=stream_of(user), by=by, at=at, detail={"method": method})


@deed
def note_failure(
    user: User | None, *, method: str, network: str, by: Actor, at: datetime | None = None
) -> LoginFailure:
    """A login failed. What was typed is not kept; an unknown name leaves no trace of itself."""
    row = LoginFailure.objects.create(user=user, method=method, network=network, at=at or now())
    stream = stream_of(user) if user else "account:unknown"
    record("session.fail", stream=stream, by=by, at=at, detail={"method": method})
    return row


@deed
def end_session(user: User, number: int, *, by: Actor, at: datetime | None = None) -> None:
    """End one of one's own sessions from afar. Raises NotFound for anything else."""
    session = UserSession.objects.filter(user_id=by.user_id, pk=number).first() if user.pk == by.user_id else None
    if session is None:
        raise NotFound("session.none", "没有这个登录，或者它已经结束。")
    session.end()
    record("session.end", stream=stream_of(user), by=by, at=at, detail={"sessions": 1})


@deed
def end_all_sessions(user: User, *, by: Actor, at: datetime | None = None, but: str = "") -> int:
    """End every session of an account, but the one with key `but`; how many there were."""
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=but))
    for session in sessions:
        session.end()
    record("session.end", stream=stream_of(user), by=by, at=at, detail={"sessions": len(sessions)})
    return len(sessions)
