"""Public pages are answered from memory, before sessions, languages and actors are asked for (ADR 0123)."""

import re
import time
from collections.abc import Callable
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token

from .public_pages import is_anybody, key_of, version_now

KEPT = 60  # seconds
NEVER = ("/static/", "/healthz/", "/api/")  # addresses under which no page is kept
HELD = 128  # pages in the memory of a process; all others are in Redis
TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+')


class Page(NamedTuple):
    """A page without the form tokens of whoever it was drawn for."""

    version: int
    until: float
    parts: list[bytes]
    headers: dict[str, str]

    def stands(self, version: int) -> bool:
        """Whether it may still be shown."""
        return self.version == version and time.time() < self.until


class KeptPagesMiddleware:
    """Answers visitors who are nobody in particular with pages kept for all; each visitor gets tokens of their own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.tokens = CsrfViewMiddleware(get_response)
        self.held: dict[str, Page] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(NEVER) or not is_anybody(request):
            return self.get_response(request)
        key = key_of(request)
        version, page = self.look(key)
        if page and page.stands(version):
            return self.shown(request, page)
        response = self.get_response(request)
        if getattr(response, "for_all_visitors", False) and response.status_code == 200:
            self.keep(key, page_of(response, version))
        return response

    def look(self, key: str) -> tuple[int, Page | None]:
        """The version that pages must have, and the page if there is one."""
        version, held = version_now(), self.held.get(key)
        if held and held.stands(version):
            return version, held
        row = cache.get(key)
        page = Page(*row) if row else None
        if page and page.stands(version):
            self.hold(key, page)
        return version, page

    def keep(self, key: str, page: Page) -> None:
        """For every process, and in this one's memory."""
        cache.set(key, tuple(page), KEPT)
        self.hold(key, page)

    def hold(self, key: str, page: Page) -> None:
        """In memory; the page that came first goes when there are too many."""
        self.held.pop(key, None)
        self.held[key] = page
        for oldest in list(self.held)[:-HELD]:
            self.held.pop(oldest, None)

    def shown(self, request: HttpRequest, page: Page) -> HttpResponse:
        """The page with the visitor's own tokens."""
        if len(page.parts) == 1:
            return HttpResponse(page.parts[0], headers=page.headers)
        self.tokens.process_request(request)
        response = HttpResponse(get_token(request).encode().join(page.parts), headers=page.headers)
        self.tokens.process_response(request, response)
        return response


def page_of(response: HttpResponse, version: int) -> Page:
    """A drawn page as it is kept: with its headers, without its cookies. All tokens have one length."""
    headers = dict(response.headers.items())
    return Page(version, time.time() + KEPT, TOKEN.split(response.content), headers)
