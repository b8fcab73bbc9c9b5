"""Code lists of standards are rows with validity, never enums (domain.md)."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row

from .validity import Validity


class DictionaryEntry(Row, Validity):
    """One code of one code set, as a named standard defines it."""

    set = models.CharField(max_length=60)
    code = models.CharField(max_length=40)
    label = models.JSONField(help_text="Text by language")
    standard = models.CharField(max_length=120)
    order = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict, help_text="What else the set says of a code (its catalogue describes it)")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["set", "code", "valid_from"], name="dictionary_once")]
        ordering: ClassVar = ["set", "order", "code"]

    def __str__(self) -> str:
        return f"{self.set}:{self.code}"
