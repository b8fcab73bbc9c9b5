"""The barest Django there can be, for ratios: a page of 4 KB kept in Redis, answered by the same server.

The server loads this file by itself, not as part of the package: the package speaks for the portal's own settings.
"""

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_page

SIZE = 4096

django.setup()


def page(request: HttpRequest) -> HttpResponse:
    """Four kilobytes of a page."""
    return HttpResponse("<!DOCTYPE html><title>bare</title><p>".ljust(SIZE, "x"))


urlpatterns: list[URLPattern] = [path("cached/", cache_page(600)(page))]
application = WSGIHandler()
