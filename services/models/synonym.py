"""Synonyms that administrators keep: what people say and what the catalogue calls it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from records.ledger.models import Referenced, ReferenceField

from ..queries import SynonymQuerySet
from ..rules.synonyms import HEAVIEST

SYNONYMS = "synonyms"  # the stream of their trail: its head tells every process that the words have changed


class Synonym(Referenced):
    """A word, what it means, how much that counts, where it is said; ended ones stay, the trail points at them."""

    reference = ReferenceField(prefix="SY")
    word = models.CharField(max_length=40)
    means = models.CharField(max_length=100)
    weight = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)])
    region = models.CharField(max_length=12, default="", blank=True, help_text="Prefix of the division; empty: all")
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)

    objects = SynonymQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["word", "means", "region"], condition=models.Q(ended_at=None), name="synonym_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["word", "reference"], name="synonym_listed")]

    @property
    def cursor(self) -> str:
        """Where the next page of the list begins."""
        return f"{self.reference}~{self.word}"
