"""What a session knows of its login: the proofs, when it was last used, whether staff is in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from records.ledger.clock import now

from .rules.assurance import Proof, has_recent, has_second_factor, level_of
from .rules.browsers import browser_of

PROOFS, SEEN, SINCE, STAFF = "proofs", "seen", "since", "staff"
KEPT, SHOWN = 12, 50  # proofs of a session, sessions of an account
NOTED_EVERY = 60  # seconds
WARNING = 120  # seconds before the end
REQUIRED = "required"


def proofs_of(session: Any) -> list[Proof]:
    """How the account was proved in this session, the oldest first."""
    return [Proof(method, datetime.fromtimestamp(at, UTC)) for method, at in session.get(PROOFS, [])]


def as_kept(proofs: list[Proof]) -> list[list[Any]]:
    """Proofs as a session keeps them."""
    return [[proof.method, proof.at.timestamp()] for proof in proofs]


def add_proof(session: Any, method: str) -> None:
    """Keep one proof more, shown now."""
    session[PROOFS] = as_kept([*proofs_of(session), Proof(method, now())][-KEPT:])


def proven_level(session: Any) -> int:
    """The level 0–3 this session has now."""
    return level_of(proofs_of(session), now())


def proved_recently(session: Any) -> bool:
    """Whether the account's own settings may be changed without proving it again."""
    return has_recent(proofs_of(session), now())


def may_use_posts(session: Any) -> bool:
    """Whether posts open doors in this session: only after a second factor, unless the setting says off."""
    return settings.STAFF_SECOND_FACTOR != REQUIRED or has_second_factor(proofs_of(session))


def idle_limit(session: Any) -> timedelta:
    """How long this session may rest."""
    return timedelta(minutes=settings.IDLE_MINUTES_STAFF if session.get(STAFF) else settings.IDLE_MINUTES)


def idle_seconds(request: HttpRequest) -> int:
    """Seconds after which the page in front of somebody is logged out; 0 for nobody."""
    session = getattr(request, "session", None)
    if session is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or SEEN not in session:
        return 0
    return int(idle_limit(session).total_seconds())


def watch(request: HttpRequest, *, background: bool) -> bool:
    """Whether the session was ended now: it rested too long, or was opened longer ago than SESSION_COOKIE_AGE.

    Else it is noted to be in use, at most once a minute.
    """
    session, moment = request.session, now().timestamp()
    seen = session.get(SEEN)
    if seen is None:
        return False
    rested, lasted = moment - seen, moment - session.get(SINCE, seen)
    if rested > idle_limit(session).total_seconds() or lasted > settings.SESSION_COOKIE_AGE:
        logout(request)
        return True
    if rested > NOTED_EVERY and not background:
        session[SEEN] = moment
    return False


@dataclass(frozen=True, slots=True)
class Open:
    """A session as its owner sees it: since when, last used, from which browser and network, and whether it is this."""

    number: int
    since: datetime
    seen: datetime | None
    browser: str
    network: str
    here: bool


def open_sessions(user_id: Any, here: str | None) -> list[Open]:
    """The sessions of an account that are still open, the newest first; `here` is the key of the present one."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    rows = UserSession.objects.filter(user_id=user_id).order_by("-created_at")[:SHOWN]
    kept = {row.session_key: store(row.session_key).load() for row in rows}
    return [
        Open(
            row.pk, row.created_at, moment_of(kept[row.session_key].get(SEEN)), browser_of(row.user_agent), row.ip,
            row.session_key == here,
        )
        for row in rows if kept[row.session_key]
    ]  # fmt: skip


def moment_of(seconds: float | None) -> datetime | None:
    """A moment kept as seconds."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
