"""Who comes in where."""

from django.http import HttpResponse
from django.shortcuts import render

from records.ledger.http import ActorRequest, to_login

from ..queries import OVER, ROLES


def refuse_outsiders(request: ActorRequest) -> HttpResponse | None:
    """The office of enforcement: officers, approvers, heads, supervisors, auditors; others get 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if request.actor.has_role(*ROLES, *OVER, "auditor"):
        return None
    return render(request, "403.html", status=403)


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """On site: officers; others get 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role("officer") else render(request, "403.html", status=403)
