"""Public pages kept for a moment: one drawing serves every visitor who is nobody in particular (ADR 0123)."""

import re
import time
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from records.ledger.http import ActorRequest

LONGEST = 400  # characters of an address that is worth keeping
VERSION = "public-pages"
OURS = re.compile(r"[a-z_-]{0,30}|[01]~\d{1,9}~[\w.-]{0,50}")  # codes and cursors; what people type is never kept
P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def kept_for_visitors(view: View[P]) -> View[P]:
    """A view whose page is drawn once a minute for all visitors without a session who see it alike.

    It only says so: `KeptPagesMiddleware` keeps the page and answers with it before anything else is asked.
    """

    @wraps(view)
    def answer(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.for_all_visitors = True  # type: ignore[attr-defined]
        return response

    return answer


def is_anybody(request: HttpRequest) -> bool:
    """Whether the visitor has no session, no message waiting and typed nothing: the page is the same for all alike."""
    personal = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    if request.method != "GET" or personal or len(request.META.get("QUERY_STRING", "")) > LONGEST:
        return False
    return all(OURS.fullmatch(text) for name, values in request.GET.lists() for text in (name, *values))


def key_of(request: HttpRequest) -> str:
    """What a page depends on: its whole address, the language and the cookies of display."""
    chosen = [request.COOKIES.get(name, "") for name in settings.DISPLAY_COOKIES]
    parts = [request.build_absolute_uri(), get_language_from_request(request), *chosen]
    return f"public-page:{sha256(chr(0).join(parts).encode()).hexdigest()}"


def forget_public_pages() -> None:
    """Draw every public page anew from now on, and again once this transaction is in force."""
    raise_version()
    transaction.on_commit(raise_version)


def raise_version() -> None:
    """One version more; pages of other versions are not shown."""
    if not cache.add(VERSION, time.time_ns(), timeout=None):
        cache.incr(VERSION)


def version_now() -> int:
    """The version that pages must have; a store that forgot it begins with one that never was."""
    version: int | None = cache.get(VERSION)
    if version is None:
        raise_version()
        version = cache.get(VERSION, 0)
    return version
