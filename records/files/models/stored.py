"""A stored file: its content is checked, its place is random, its address is a reference."""

from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional

from ..queries import StoredFileQuerySet


class StoredFile(Referenced, Regional):
    """A file of a person, a case or an organ. `media_type` comes from the content, never from the name."""

    reference = ReferenceField(prefix="F")
    name = models.CharField(max_length=200, help_text="As the uploader called it, cleaned")
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField(help_text="Bytes")
    pages = models.PositiveIntegerField(default=1)
    sha256 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=120)
    original_sha256 = models.CharField(max_length=64, default="", help_text="As it was sent; pictures are re-encoded")
    purpose = models.CharField(max_length=40)
    person = models.CharField(max_length=60, default="", db_index=True, help_text="Reference of its owner")
    case = models.CharField(max_length=80, default="", db_index=True)
    department = models.CharField(max_length=40, default="")
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)
    scanned_at = models.DateTimeField(null=True, help_text="When the virus scanner has looked at it")
    infected = models.BooleanField(default=False, help_text="The content is gone; the row says what became of it")

    objects = StoredFileQuerySet.as_manager()

    @property
    def openable(self) -> bool:
        """Whether it may be given out: where a scanner is configured, only after it found nothing (fail closed)."""
        return not self.infected and (self.scanned_at is not None or not settings.CLAMD_ADDRESS)

    def open(self) -> IO[bytes]:
        """The content, for reading."""
        return default_storage.open(self.path, "rb")

    def content(self) -> bytes:
        """The whole content."""
        with self.open() as stored:
            return stored.read()
