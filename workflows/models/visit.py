"""A joint visit: one appointment, shared by a task in each of several processes (综合查一次)."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional, Row

from ..queries import VisitQuerySet
from .task import Task


class Visit(Referenced, Regional):
    """When and where; each organ keeps its own finding."""

    reference = ReferenceField(prefix="V")
    place = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    arranged_at = models.DateTimeField()

    objects = VisitQuerySet.as_manager()


class VisitPart(Row):
    """One organ's part of a visit: its task, its officers (two at least, 行政许可法 34), its finding."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="parts")
    task = models.OneToOneField(Task, models.PROTECT, related_name="visit_part")
    officers = models.JSONField(default=list, help_text="Mandate references")
    finding = models.TextField(default="")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.id)
