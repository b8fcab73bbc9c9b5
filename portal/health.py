"""Health endpoints that tell the truth: /healthz/live and /healthz/ready."""

from collections.abc import Callable
from functools import lru_cache

import redis
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

REDIS = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)


@lru_cache(maxsize=1)
def present() -> frozenset[tuple[str, str]]:
    """(app, name) of the last migration of every app in the code."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def database() -> str:
    """Empty when PostgreSQL answers a round trip."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return "does not answer"
    return ""


def migrations() -> str:
    """Empty when the last migration of every app is applied."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            missing = present() - set(cursor.fetchall())
    except Error:
        connection.close()
        return "cannot be read"
    return "missing: " + ", ".join(sorted(f"{app} {name}" for app, name in missing)) if missing else ""


def broker() -> str:
    """Empty when Redis answers a ping."""
    try:
        REDIS.ping()
    except redis.RedisError:
        return "does not answer"
    return ""


CHECKS: dict[str, Callable[[], str]] = {"database": database, "migrations": migrations, "redis": broker}


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers at all."""
    return JsonResponse({"process": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part that a request needs answers now, else 503; each part is told."""
    told = {name: check() for name, check in CHECKS.items()}
    return JsonResponse(
        {name: fault or "ok" for name, fault in told.items()}, status=503 if any(told.values()) else 200
    )
