"""Rows that hold for a time."""

from datetime import date
from typing import Any

from django.db import models


class ValidityQuerySet(models.QuerySet[Any]):
    """Rows with `valid_from` (inclusive) and `valid_to` (exclusive, null: open)."""

    def valid_on(self, day: date) -> "ValidityQuerySet":
        """Rows that hold on `day` (a local date)."""
        open_ended = models.Q(valid_to=None) | models.Q(valid_to__gt=day)
        return self.filter(open_ended, valid_from__lte=day)


class Validity(models.Model):
    """From–to in local dates."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        abstract = True
