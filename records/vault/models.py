"""Data keys: a row per class of data and version, wrapped by the key-encryption key outside the database."""

from typing import ClassVar

from django.db import models

from records.keys import uuid7


class DataKey(models.Model):
    """A wrapped key of one class. The highest version of the provider in use encrypts; older ones only open."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    data_class = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    provider = models.CharField(max_length=10)
    wrapped = models.BinaryField(null=True, help_text="Empty once destroyed")
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, help_text="Nothing is encrypted under it any more")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["data_class", "version"], name="data_key_once")]

    def __str__(self) -> str:
        return f"{self.data_class} {self.version}"
