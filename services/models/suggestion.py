"""What the search bar offers while a person types."""

from typing import ClassVar

from django.contrib.postgres.indexes import OpClass
from django.db import models

from records.ledger.models import Row

from ..queries import SuggestionQuerySet


class Suggestion(Row):
    """A name or everyday name under one of its keys (as written, pinyin, initials); a projection like the items."""

    owner = models.CharField(max_length=60, db_index=True, help_text="Code of the item or bundle that brought it")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=60)
    weight = models.PositiveSmallIntegerField()

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "key"], name="suggestion_once")]
        indexes: ClassVar = [models.Index(OpClass("key", "varchar_pattern_ops"), name="suggestion_prefix")]

    def __str__(self) -> str:
        return self.text
