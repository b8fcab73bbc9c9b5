"""What doors answer that give tickets for live updates."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, JsonResponse

from .actor import Actor
from .models import TrailHead
from .tickets import ticket_for


def stream_address(request: HttpRequest) -> str:
    """Where the live process answers this visitor; empty when there is none."""
    address = str(settings.LIVE_URL)
    if address.startswith(":"):
        return f"{request.scheme}://{request.get_host().rpartition(':')[0] or request.get_host()}{address}"
    return address


def version_of(topics: Iterable[str]) -> int:
    """How far streams have come: it grows with every entry of any of them."""
    total: int | None = TrailHead.objects.filter(stream__in=list(topics)).aggregate(total=Sum("seq"))["total"]
    return total or 0


def ticket_answer(request: HttpRequest, actor: Actor, topics: list[str]) -> JsonResponse:
    """The answer of a door that gives tickets: where to listen and with what; the version serves without it too."""
    where, key = stream_address(request), request.session.session_key or ""
    stream = f"{where}?ticket={ticket_for(actor, topics, key)}" if where and key else ""
    return JsonResponse(
        {"stream": stream, "version": version_of(topics)}, headers={"Cache-Control": "private, no-store"}
    )
