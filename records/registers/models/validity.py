"""Rows that hold for a time."""

from typing import Any, ClassVar

from django.db import models

from ..queries import ValidityQuerySet


class Validity(models.Model):
    """From–to in local dates."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = ValidityQuerySet.as_manager()

    class Meta:
        abstract = True
