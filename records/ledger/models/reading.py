"""The read log: who read whose data, which field, for which case and purpose."""

from typing import ClassVar

from django.db import models

from ..queries import ReadQuerySet
from .base import Row


class ReadEntry(Row):
    """One unmasking of one field of one person's data."""

    person = models.CharField(max_length=60)
    field = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    mandate = models.CharField(max_length=60, default="")
    department = models.CharField(max_length=40, default="")
    purpose = models.CharField(max_length=120)
    basis = models.CharField(max_length=200, default="")
    case = models.CharField(max_length=60, default="")

    objects = ReadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="read_person_at")]

    def __str__(self) -> str:
        return f"{self.actor} read {self.field} of {self.person}"
