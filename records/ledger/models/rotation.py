"""The renewal of keys: one row per run, with the place each table has come to."""

from typing import ClassVar

from django.db import models

from ..queries import RotationQuerySet
from .base import Referenced, ReferenceField


class KeyRotation(Referenced):
    """A run that encrypts everything anew. `parts`: table.column → total, done, place (the last key), over."""

    reference = ReferenceField(prefix="KR")
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=60)
    finished_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(default=1, help_text="How often everything was looked through")
    parts = models.JSONField(default=dict)

    objects = RotationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                models.Value(1), name="rotation_one_at_a_time", condition=models.Q(finished_at=None)
            )
        ]

    @property
    def total(self) -> int:
        """Outdated values when the run began, and those found since."""
        return sum(part["total"] for part in self.parts.values())

    @property
    def done(self) -> int:
        """Values that are encrypted under the keys in use."""
        return sum(part["done"] for part in self.parts.values())

    @property
    def percent(self) -> int:
        """Done of total, in whole percent, never 100 before the end."""
        if self.finished_at:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0
