"""How far the numbers of an organ's papers have come."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row
from records.registers.models import Department


class NumberSeries(Row):
    """The last number given by an organ under a word in a year (ADR 0132)."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["department", "word", "year"], name="number_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.word}〔{self.year}〕{self.last}"
