"""Refusals of the house become pages with the right status; what is somebody's own no cache keeps."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from records.ledger.errors import Refusal

Network = IPv4Network | IPv6Network


class AddressMiddleware:
    """Where a visitor comes from: behind a trusted proxy (TRUSTED_PROXIES) the last address it was not told by another
    trusted one, else the connection's own. A header that anybody may write is believed from nobody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(network) for network in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").split(",") if self.trusted else []
        while told and is_within(request.META.get("REMOTE_ADDR", ""), self.trusted):
            before = told.pop().strip()
            if not is_within(before, ANYWHERE):
                break
            request.META["REMOTE_ADDR"] = before
        return self.get_response(request)


def is_within(address: str, networks: Iterable[Network]) -> bool:
    """Whether an IP address lies in one of the networks; what is no address lies in none."""
    try:
        return any(ip_address(address) in network for network in networks)
    except ValueError:
        return False


ANYWHERE = [ip_network("0.0.0.0/0"), ip_network("::/0")]
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
PROBLEM = "application/problem+json"


class OwnPagesMiddleware:
    """A page for a visitor with a session is for nobody else: no cache keeps it. An address with a NUL is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest()
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """A form with a NUL in it is none either: no text has one, and no database keeps it."""
        typed = request.POST.lists() if request.method == "POST" and request.content_type in FORMS else ()
        nul = any("\x00" in text for name, values in typed for text in (name, *values))
        return HttpResponseBadRequest() if nul else None


class ProblemsMiddleware:
    """Machines get problem details (RFC 9457) for what never reached an endpoint too: an address that is none, a
    request that was refused on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        refused = response.status_code >= 400 and request.path_info.startswith("/api/")
        if not refused or response.headers.get("Content-Type") == PROBLEM:
            return response
        body = {"type": "about:blank", "title": response.reason_phrase, "status": response.status_code}
        return JsonResponse(body, status=response.status_code, content_type=PROBLEM)


class RefusalMiddleware:
    """Shows a `Refusal` that a view let through as a page with its sentence and status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RecursionError):  # what was sent is nested deeper than anything means
            return HttpResponseBadRequest()
        if isinstance(error, Refusal):
            context = {"refusal": error, "back": way_back(request)}
            response = render(request, "portal/refusal.html", context, status=error.status)
            if hasattr(error, "retry_after"):
                response["Retry-After"] = str(error.retry_after)
            return response
        return None


def way_back(request: HttpRequest) -> str:
    """The page one came from, if it is one of ours."""
    referer = request.headers.get("Referer", "")
    return referer if url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}) else "/"
