"""Counting searches in Redis: one round trip, never in the way of the answer (ADR 0102)."""

import logging
from datetime import date
from functools import cache
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from redis import Redis, RedisError

from records.clock import local
from records.ledger.clock import now

from .rules.counting import counted_form, mark_of, marks

COUNTS, TAKEN = "finding:counts", "finding:counts:taken"
PATIENCE = 0.2  # seconds
COOKIE, DAY = "searched", 86_400
log = logging.getLogger(__name__)


@cache
def store() -> Redis:
    """This process's own connections; an answer that takes long is no reason to wait."""
    link: Redis = Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, decode_responses=True)
    return link


def count_search(request: HttpRequest, response: HttpResponse, query: str, *, found: bool) -> None:
    """One more search, once per browser and day; the browser keeps a mark that says nothing to anybody else."""
    day, form = local(now()).date(), counted_form(query)
    mark, kept = mark_of(form, day), marks(request.COOKIES.get(COOKIE, ""))
    if mark in kept:
        return
    response.set_cookie(COOKIE, ".".join(marks(".".join([*kept, mark]))), max_age=DAY, httponly=True, samesite="Lax")
    add(day, form, found)


def add(day: date, form: str, found: bool) -> None:
    """Raise the counters; a store that is away counts nothing."""
    try:
        with store().pipeline(transaction=False) as pipe:
            for kind in ("searches", "found") if found else ("searches",):
                pipe.hincrby(COUNTS, f"{day}|{kind}|{form}", 1)
            pipe.execute()
    except RedisError as gone:
        log.warning("a search was not counted: %s", type(gone).__name__)


def take_counts() -> dict[tuple[date, str], dict[str, int]]:
    """What was counted since the last call, by day and form; kept until `settle_counts`, so that nothing is lost."""
    taken: dict[tuple[date, str], dict[str, int]] = {}
    if not store().exists(TAKEN) and store().exists(COUNTS):
        store().rename(COUNTS, TAKEN)
    for name, number in cast(dict[str, str], store().hgetall(TAKEN)).items():
        day, kind, form = name.split("|", 2)
        taken.setdefault((date.fromisoformat(day), form), {})[kind] = int(number)
    return taken


def settle_counts() -> None:
    """What was taken is in the database."""
    store().delete(TAKEN)
