"""The security administrator's office: accounts locked or tried in vain, without anybody's name."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from records.ledger.clock import now
from records.ledger.errors import NotAllowed
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible
from records.ledger.policy import REFUSED

from ..actions.locking import lock_account, throw_out, unlock_account
from ..models import LoginFailure, User
from ..sessions import open_sessions

LATELY = timedelta(days=1)
SHOWN = 50


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """Visitors go to the login page, whoever is no security administrator gets 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role("security_admin"):
        raise NotAllowed("identity.security_office", REFUSED)
    return None


@require_GET
def accounts(request: ActorRequest) -> HttpResponse:
    """Accounts that are locked or were tried in vain since yesterday; or the one that is asked for by name."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    since, asked = now() - LATELY, request.GET.get("username", "").strip()
    failures = Q(login_failures__at__gte=since)
    rows = (
        User.objects.known()
        .visible_to(request.actor)
        .annotate(
            failures=Count("login_failures", filter=failures), last_failure=Max("login_failures__at", filter=failures)
        )
    )
    wanted = Q(username__iexact=asked) if asked else Q(failures__gt=0) | Q(locked_at__isnull=False)
    unknown = LoginFailure.objects.filter(user=None, at__gte=since)
    page: dict[str, Any] = {
        "accounts": list(rows.filter(wanted).order_by("-failures", "username")[:SHOWN]), "asked": asked,
        "unknown": list(unknown.values("network", "method").annotate(tries=Count("id")).order_by("-tries")[:SHOWN]),
    }  # fmt: skip
    return render(request, "identity/accounts.html", page)


@require_GET
def account_safety(request: ActorRequest, ref: str) -> HttpResponse:
    """One account: state, sessions, latest failures."""
    row = get_visible(User.objects.known(), request.actor, ref)
    page = {
        "account": row, "sessions": open_sessions(row.pk, None),
        "failures": row.login_failures.order_by("-at")[:SHOWN],
    }  # fmt: skip
    return render(request, "identity/account_safety.html", page)


@require_POST
def lock(request: ActorRequest, ref: str) -> HttpResponse:
    """Lock an account."""
    lock_account(get_visible(User.objects.known(), request.actor, ref), by=request.actor)
    return redirect("identity:account_safety", ref=ref)


@require_POST
def unlock(request: ActorRequest, ref: str) -> HttpResponse:
    """Open a locked account."""
    unlock_account(get_visible(User.objects.known(), request.actor, ref), by=request.actor)
    return redirect("identity:account_safety", ref=ref)


@require_POST
def throwing_out(request: ActorRequest, ref: str) -> HttpResponse:
    """End all sessions of an account."""
    throw_out(get_visible(User.objects.known(), request.actor, ref), by=request.actor)
    return redirect("identity:account_safety", ref=ref)
