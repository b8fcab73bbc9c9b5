"""An upload in pieces (tus 1.0): what has arrived is never lost, what is not finished in a day is removed."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row

from ..queries import UploadQuerySet
from .stored import StoredFile


class Upload(Referenced):
    """A file on its way. `offset` bytes of `length` have arrived; `stored_file` is what it has become."""

    reference = ReferenceField(prefix="U")
    owner = models.CharField(max_length=60, db_index=True, help_text="Reference of whoever sends it")
    name = models.CharField(max_length=200)
    length = models.PositiveBigIntegerField(help_text="Bytes")
    offset = models.PositiveBigIntegerField(default=0, help_text="Bytes")
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    stored_file = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="upload")

    objects = UploadQuerySet.as_manager()

    @property
    def complete(self) -> bool:
        """Whether every byte has arrived."""
        return self.offset == self.length


class Piece(Row):
    """One piece of an upload, as it arrived."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="pieces", db_index=False)
    start = models.PositiveBigIntegerField(help_text="Bytes before it")
    size = models.PositiveIntegerField(help_text="Bytes")
    path = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["upload", "start"], name="piece_once")]

    def __str__(self) -> str:
        return f"{self.start}+{self.size}"
