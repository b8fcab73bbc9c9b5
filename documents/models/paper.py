"""A paper: ordered in a deed, made by a worker, sealed, delivered."""

from typing import ClassVar

from django.db import models

from blueprints.models import Edition
from records.files.models import StoredFile
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department

from ..queries import PaperQuerySet


class Paper(Referenced, Regional):
    """One issued document. `key` makes it once; its delivery facts are timestamps."""

    reference = ReferenceField(prefix="D")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    number = models.CharField(max_length=80, help_text="文号: organ, year, number")
    department = models.ForeignKey(Department, models.PROTECT, related_name="papers")
    upper_ref = models.CharField(max_length=80, db_index=True)
    recipients = models.JSONField(default=list, help_text="Person and organisation references")
    data = models.JSONField(help_text="Merge fields; sensitive ones sealed")
    stored_file = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="paper")
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)

    objects = PaperQuerySet.as_manager()

    @property
    def status(self) -> str:
        """made or ordered."""
        return "made" if self.made_at else "ordered"


class Reading(Row):
    """The recipient opened the paper (delivery log)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=60)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "reader"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.reader} {self.read_at}"
