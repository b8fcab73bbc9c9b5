"""Refusals of the house become pages with the right status."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.ledger.errors import Refusal


class RefusalMiddleware:
    """Shows a `Refusal` that a view let through as a page with its sentence and status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refusal):
            response = render(request, "portal/refusal.html", {"refusal": error}, status=error.status)
            if hasattr(error, "retry_after"):
                response["Retry-After"] = str(error.retry_after)
            return response
        return None
