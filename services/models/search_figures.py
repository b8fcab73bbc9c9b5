"""What is searched for, by day, without persons (ADR 0102)."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row

from ..queries import QueryCountQuerySet


class QueryCount(Row):
    """One normal form of a query on one local day; the empty form holds what may not be told apart."""

    day = models.DateField()
    query = models.CharField(max_length=40)
    searches = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)

    objects = QueryCountQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "query"], name="query_count_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.query}"
