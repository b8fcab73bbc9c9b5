"""My notices."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from records.ledger.http import ActorRequest

from .actions import read_notices
from .models import Notice


@require_GET
def notices(request: ActorRequest) -> HttpResponse:
    """My notices, newest first."""
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next={request.path}")
    rows = list(Notice.objects.visible_to(request.actor).order_by("-made_at")[:100])
    return render(request, "exchange/notices.html", {"notices": rows, "unread": any(n.read_at is None for n in rows)})


@require_POST
def reading(request: ActorRequest) -> HttpResponse:
    """All read."""
    read_notices(by=request.actor)
    return redirect("exchange:notices")
