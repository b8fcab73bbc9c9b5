"""What is noted on site: entries as devices sent them, append-only, and the answers they came to."""

from typing import ClassVar

from django.db import models

from records.files.models import StoredFile
from records.ledger.models import Row
from records.ledger.models.base import append_only
from records.vault.fields import EncryptedField

from .checks import Assignment, Inspection


class Entry(Row):
    """One entry of one device, once per (inspection, device, seq); the chain of hashes is the device's.

    `body` is the sealed JSON of what was said; of it only the content, the result and the picture lie open.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="entries", db_index=False)
    device = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    content = models.CharField(max_length=60, default="")
    body = EncryptedField(data_class="content")
    hash = models.CharField(max_length=64)
    prev = models.CharField(max_length=64, default="")
    stored_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    mandate = models.CharField(max_length=60)
    noted_at = models.DateTimeField(help_text="By the clock of the device")
    received_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["received_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "device", "seq"], name="entry_once"),
            models.UniqueConstraint(fields=["inspection", "hash"], name="entry_hash_once"),
        ]
        triggers: ClassVar = append_only("the record on site")

    def __str__(self) -> str:
        return f"{self.device}#{self.seq}"


class Answer(Row):
    """The last word on one content of one check: the entry noted latest holds."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="answers", db_index=False)
    content = models.CharField(max_length=60)
    result = models.CharField(max_length=4, help_text="ok, bad or none (不适用)")
    remedy = models.CharField(max_length=10, default="")
    note = EncryptedField(data_class="content")
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assignment", "content"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.content} {self.result}"
