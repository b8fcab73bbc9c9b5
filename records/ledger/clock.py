"""The ledger's clock: one place that says what time it is (rehearsals may shift it)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import DateTimeField, ExpressionWrapper, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Now


def now() -> datetime:
    """The moment of a deed, in UTC."""
    return datetime.now(UTC) + timedelta(seconds=settings.LEDGER_CLOCK_OFFSET)


def database_now() -> "ExpressionWrapper[Combinable]":
    """The database's clock as an expression; due times compare with it, whatever a worker's clock says."""
    offset = Value(timedelta(seconds=settings.LEDGER_CLOCK_OFFSET))
    return ExpressionWrapper(Now() + offset, output_field=DateTimeField())
