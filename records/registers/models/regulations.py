"""Regulations, their articles, and what cites them. Text enters only with its source (practice 5)."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row

from .validity import Validity


class Regulation(Referenced, Validity):
    """A document of law in one version."""

    reference = ReferenceField(prefix="R")
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=80, default="", help_text="文号")
    level = models.CharField(max_length=40, help_text="Dictionary set regulation_level")
    organ = models.CharField(max_length=120, default="")
    published = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["title", "valid_from"], name="regulation_version")]


class Article(Row):
    """An addressable article. Without a source there is no text: 条文待核."""

    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="articles")
    number = models.CharField(max_length=20, help_text="35 or 35(1)")
    text = models.TextField(default="")
    source = models.CharField(max_length=300, default="")
    read_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regulation", "number"], name="article_once"),
            models.CheckConstraint(
                condition=models.Q(text="") | ~models.Q(source=""), name="article_text_needs_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regulation_id} {self.number}"


class Citation(Row):
    """Something configured (kind, code, pointer) leans on an article."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="citations")
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    pointer = models.CharField(max_length=200, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "kind", "code", "pointer"], name="citation_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}{self.pointer}"
