"""Imports of tables: how far each has come, and what it could not take, line by line."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional, Row

from ..queries import ImportRunQuerySet


class ImportRun(Referenced, Regional):
    """One file being imported. `cursor`: the number of the last row dealt with; it moves with each batch."""

    reference = ReferenceField(prefix="IM")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200, help_text="The file as its owner called it")
    format = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, default="", help_text="Where an uploaded file is kept")
    cursor = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, help_text="Rows of the file, where they were counted")
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    department = models.CharField(max_length=40, default="")
    mandate = models.CharField(max_length=60, default="", help_text="The post on whose authority it runs")
    started_by = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, default="", help_text="Why the whole file could not be read")

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["department", "-started_at"], name="import_mine")]

    @property
    def done(self) -> int:
        """Rows dealt with."""
        return self.created + self.changed + self.same + self.refused


class ImportFault(Row):
    """One thing wrong with one cell (`column` empty: with the row as a whole)."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults", db_index=False)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, default="")
    sentence = models.CharField(max_length=400)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "row", "column"], name="import_fault_once")]

    def __str__(self) -> str:
        return f"{self.row}:{self.column}"
