"""The ledger's clock: one place that says what time it is (rehearsals may shift it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import DateTimeField, ExpressionWrapper, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Now

_rehearsed: ContextVar[timedelta] = ContextVar("rehearsed", default=timedelta(0))


def offset() -> timedelta:
    """How far this clock is ahead of the machine's."""
    return timedelta(seconds=settings.LEDGER_CLOCK_OFFSET) + _rehearsed.get()


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Inside, the clock starts again at `moment`: what a demonstration's cases did weeks ago is done then."""
    shift = moment - datetime.now(UTC) - timedelta(seconds=settings.LEDGER_CLOCK_OFFSET)
    token = _rehearsed.set(shift)
    try:
        yield
    finally:
        _rehearsed.reset(token)


def now() -> datetime:
    """The moment of a deed, in UTC."""
    return datetime.now(UTC) + offset()


def database_now() -> "ExpressionWrapper[Combinable]":
    """The database's clock as an expression; due times compare with it, whatever a worker's clock says."""
    return ExpressionWrapper(Now() + Value(offset()), output_field=DateTimeField())
