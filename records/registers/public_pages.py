"""Public pages kept for a moment: one drawing serves every visitor who is nobody in particular (ADR 0123)."""

import re
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from records.ledger.http import ActorRequest

KEPT = 60  # seconds
LONGEST = 400  # characters of an address that is worth keeping
VERSION = "public-pages"
TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+')
OURS = re.compile(r"[a-z_-]{0,30}|[01]~\d{1,9}~[\w.-]{0,50}")  # codes and cursors; what people type is never kept
P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def kept_for_visitors(view: View[P]) -> View[P]:
    """A view whose page is drawn once a minute for all visitors without a session who see it alike.

    Kept is the page without its form tokens; each visitor gets their own. Only answers with status 200 are kept.
    """

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_anybody(request):
            return view(request, *args, **kwargs)
        key = key_of(request)
        found = cache.get_many([VERSION, key])
        stamp, (drawn_at, parts) = found.get(VERSION, 0), found.get(key, (None, []))
        if drawn_at == stamp:
            return HttpResponse(get_token(request).encode().join(parts))
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.streaming:
            cache.set(key, (stamp, TOKEN.split(response.content)), KEPT)
        return response

    return answer


def is_anybody(request: HttpRequest) -> bool:
    """Whether the visitor has no session, no message waiting and typed nothing: the page is the same for all alike."""
    personal = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    typed = [text for pair in request.GET.lists() for text in (pair[0], *pair[1]) if not OURS.fullmatch(text)]
    return request.method == "GET" and not personal and not typed and len(request.get_full_path()) <= LONGEST


def key_of(request: HttpRequest) -> str:
    """What a page depends on: its whole address, the language and the cookies of display."""
    chosen = [request.COOKIES.get(name, "") for name in settings.DISPLAY_COOKIES]
    parts = [request.build_absolute_uri(), get_language() or "", *chosen]
    return f"public-page:{sha256(chr(0).join(parts).encode()).hexdigest()}"


def forget_public_pages() -> None:
    """Draw every public page anew from now on, and again once this transaction is in force."""
    raise_version()
    transaction.on_commit(raise_version)


def raise_version() -> None:
    """One version more; pages of other versions are not shown."""
    if not cache.add(VERSION, 1, timeout=None):
        cache.incr(VERSION)
