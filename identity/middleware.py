"""Who is asking, and whether the login still stands: `request.actor`, idle sessions, second factor, step-up."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from .actors import actor_of
from .errors import StepUpNeeded
from .sessions import STAFF, may_use_posts, watch

Answer = Callable[[HttpRequest], HttpResponse]
# pages before the second factor; the API and the posts themselves refuse without it
OPEN = ("/account/", "/static/", "/healthz/", "/preferences/", "/api/")
IDLE = "您有一段时间没有操作，为了安全已自动退出。请重新登录；填写的内容已自动保存。"


class ActorMiddleware:
    """Sets `request.actor` (lazily: a page that asks nothing about people costs no query)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


class IdleMiddleware:
    """Ends a session that rested too long; what a page asks by itself in the background is no use of it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            background = "X-Background" in request.headers
            if watch(request, background=background) and not background:
                messages.warning(request, _(IDLE))
        return self.get_response(request)


class SecondFactorMiddleware:
    """Leads staff without a second factor to set one up before any other page; their posts are closed until then."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES and not request.path.startswith(OPEN)
        if known and request.session.get(STAFF) and not may_use_posts(request.session):
            return redirect("identity:security")
        return self.get_response(request)


class StepUpMiddleware:
    """Leads whoever needs a higher level to prove it, and back to the page they came from."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, StepUpNeeded):
            return None
        return redirect(f"{reverse('identity:step_up')}?{urlencode({'level': error.level, 'next': page_of(request)})}")


def page_of(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one whose form was sent."""
    if request.method == "GET":
        return request.get_full_path()
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    return came.path if came.netloc == request.get_host() else "/"
