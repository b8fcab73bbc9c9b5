"""What the law says where an item's own law says nothing: rows keyed by item type and basis (practice 4)."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Row

from ..case_queries import LegalDefaultQuerySet


class LegalDefault(Row):
    """One default of one item type (`*`: of every type that has none of its own), with its basis and validity."""

    item_type = models.CharField(max_length=4)
    rule = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=2, default="WD")
    consequence = models.CharField(
        max_length=60,
        default="",
        blank=True,
        help_text="What follows when it runs out; what a publication shows",
    )
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, default="", blank=True)
    article = models.CharField(max_length=40, default="", blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = LegalDefaultQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item_type", "rule", "valid_from"], name="legal_default_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_type} {self.rule}"
