"""A copy of everything about a person: gathered source by source, encrypted, gone after its day."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row
from records.vault.fields import EncryptedField

from .requests import PrivacyRequest


class Export(Row):
    """One copy. `pdf` is base64; progress is `done` of `total` sources."""

    request = models.OneToOneField(PrivacyRequest, models.PROTECT, related_name="export")
    total = models.PositiveSmallIntegerField()
    done = models.PositiveSmallIntegerField(default=0)
    pdf = EncryptedField(data_class="content")
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def percent(self) -> int:
        """Done of total."""
        return self.done * 100 // self.total if self.total else 0


class ExportPart(Row):
    """What one source told: JSON."""

    export = models.ForeignKey(Export, models.CASCADE, related_name="parts", db_index=False)
    source = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    body = EncryptedField(data_class="content")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["export", "source"], name="export_part_once")]

    def __str__(self) -> str:
        return self.source
