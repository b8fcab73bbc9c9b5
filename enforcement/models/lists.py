"""Projections of the lists' editions: what pages search and tasks choose from."""

from typing import ClassVar

from django.db import models

from blueprints.models import Edition
from records.ledger.models import Row


class SupervisedItem(Row):
    """The newest edition of a supervised item."""

    code = models.CharField(max_length=60, unique=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    name = models.JSONField(help_text="Text by language")
    field = models.CharField(max_length=40)
    department = models.CharField(max_length=18, db_index=True, help_text="Department code")
    sort_key = models.CharField(max_length=300, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["field", "code"], name="supervised_field")]

    def __str__(self) -> str:
        return self.code


class CheckContent(Row):
    """The newest edition of a check content; `item` is the code of its item."""

    code = models.CharField(max_length=60, unique=True)
    item = models.CharField(max_length=60, db_index=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    name = models.JSONField(help_text="Text by language")

    def __str__(self) -> str:
        return self.code
