"""The barest Django there can be, for ratios: a page of 4 KB kept in Redis, answered by the same server."""

import os
import sys
from collections.abc import Callable

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_page

SIZE = 4096
ADDRESS = "/cached/"


def page(request: HttpRequest) -> HttpResponse:
    """Four kilobytes of a page."""
    return HttpResponse("<!DOCTYPE html><title>bare</title><p>".ljust(SIZE, "x"))


urlpatterns: list[URLPattern] = [path(ADDRESS[1:], cache_page(600)(page))]


KEPT = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "KEY_PREFIX": "bare"}


def application_of() -> Callable[..., object]:
    """The application, without a middleware, over the bench's own Redis."""
    settings.configure(
        ROOT_URLCONF=sys.modules[__name__],
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="bench",
        MIDDLEWARE=[],
        INSTALLED_APPS=[],
        CACHES={"default": {**KEPT, "LOCATION": os.environ["REDIS_URL"]}},
    )
    django.setup()
    return WSGIHandler()
