"""Coming in: what was proved, what is still missing, then a new session."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from records.ledger.actor import system_actor
from records.ledger.clock import now

from ..actions.credentials import devices_of
from ..actions.sessions import note_failure, open_session
from ..actors import actor_of, holds_post
from ..models import User
from ..networks import network_of
from ..rules.assurance import Proof
from ..sessions import PROOFS, SEEN, SINCE, STAFF, as_kept

BACKEND = "identity.backends.AccountBackend"
PENDING = "pending"
PATIENCE = timedelta(minutes=10)
DOOR = system_actor("login")


def admit(request: HttpRequest, user: User, method: str, target: str) -> HttpResponse:
    """One proof is there: on to the second factor when the account has one, else in."""
    proofs = [Proof(method, now())]
    if not devices_of(user).exists():
        return enter(request, user, proofs, target)
    request.session.cycle_key()
    request.session[PENDING] = {"user": str(user.pk), "proofs": as_kept(proofs), "next": target}
    return redirect("identity:login_second")


def pending_of(request: HttpRequest) -> tuple[User, list[Proof], str] | None:
    """Who has given a first proof in the last ten minutes, the proofs, where to go on."""
    kept: dict[str, Any] = request.session.get(PENDING, {})
    proofs = [Proof(method, datetime.fromtimestamp(at, UTC)) for method, at in kept.get("proofs", [])]
    if not proofs or now() - proofs[0].at > PATIENCE:
        return None
    user = User.objects.select_related("person").filter(is_active=True).in_bulk([kept["user"]])
    return next(((row, proofs, kept["next"]) for row in user.values()), None)


def enter(request: HttpRequest, user: User, proofs: list[Proof], target: str) -> HttpResponse:
    """In, by a session of its own that knows how it was opened."""
    login(request, user, backend=BACKEND)
    session = request.session
    session.pop(PENDING, None)
    moment = now().timestamp()
    session.update({PROOFS: as_kept(proofs), SEEN: moment, SINCE: moment, STAFF: holds_post(user)})
    list_session(request, user, [proof.method for proof in proofs])
    return redirect(target)


def list_session(request: HttpRequest, user: User, methods: list[str]) -> None:
    """Enter this session in the account's list."""
    if request.session.session_key is None:
        request.session.save()
    request.actor = actor_of(request)  # type: ignore[attr-defined]
    open_session(
        user, key=str(request.session.session_key), network=network_of(request), methods=methods,
        agent=request.headers.get("User-Agent", ""), by=request.actor,  # type: ignore[attr-defined]
    )  # fmt: skip


def failed(request: HttpRequest, user: User | None, method: str) -> None:
    """Note a login that failed."""
    note_failure(user, method=method, network=network_of(request), by=DOOR)
