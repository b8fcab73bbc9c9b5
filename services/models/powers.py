"""Powers of organs (权责清单): every administrative power, asked for or used of the organ's own accord."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from blueprints.models import Edition
from records.ledger.models import Row

from ..queries import PowerQuerySet


class Power(Row):
    """One power of one organ, of type 01 … 10 (domain.md §1.1), projected from the edition in force."""

    code = models.CharField(max_length=60, unique=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    type = models.CharField(max_length=4)
    name = models.JSONField(help_text="Text by language")
    department = models.CharField(max_length=200, help_text="The organ's name in Chinese")
    department_name = models.JSONField(help_text="Text by language")
    search = SearchVectorField(null=True)

    objects = PowerQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["department", "type", "code"], name="power_listed"),
            GinIndex(fields=["search"], name="power_search"),
        ]

    def __str__(self) -> str:
        return self.code
