"""What changes a case's clock under way: pauses (特别程序) and extensions, as rows with author and reason."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from identity.models import Mandate
from records.clock import local_date
from records.ledger.models import Referenced, ReferenceField, Regional

from ..queries import TimingQuerySet
from .process import Process


class Pause(Referenced, Regional):
    """A special procedure: its kind, the article that lets the clock stop, how long it was said to take."""

    reference = ReferenceField(prefix="PA")
    process = models.ForeignKey(Process, models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=40)
    label = models.JSONField(help_text="Text by language")
    basis = models.CharField(max_length=300, help_text="The article, as a paper cites it")
    days = models.PositiveSmallIntegerField(help_text="Declared length")
    unit = models.CharField(max_length=2, default="WD")
    declared_until = models.DateField(help_text="Last day of the declared length")
    reason = models.TextField()
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")

    objects = TimingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["started_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process"], condition=models.Q(ended_at=None), name="pause_open_once")
        ]

    def overrun(self, at: datetime) -> bool:
        """Whether an open pause has lasted longer than was said."""
        return self.ended_at is None and local_date(at) > self.declared_until


class Extension(Referenced, Regional):
    """More time, by the head of the organ, with the reason that the applicant is told."""

    reference = ReferenceField(prefix="EX")
    process = models.ForeignKey(Process, models.PROTECT, related_name="extensions")
    length = models.PositiveSmallIntegerField(help_text="In the unit of the term")
    unit = models.CharField(max_length=2, default="WD")
    basis = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")

    objects = TimingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["approved_at", "id"]
