"""Regulations in their versions, and their articles. Text enters only with its source (practice 5, ADR 0061)."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Row

from ..queries import ArticleQuerySet, RegulationQuerySet
from ..rules.numerals import article_name
from ..rules.regulation_text import STATE, citation
from .validity import Validity


class Regulation(Referenced, Validity):
    """A document of law in one version; versions share their `title`."""

    class Level(models.TextChoices):
        LAW = "law", _("法律")
        ADMINISTRATIVE = "administrative", _("行政法规")
        LOCAL = "local", _("地方性法规")
        RULE = "rule", _("规章")
        DOCUMENT = "document", _("规范性文件")
        UNKNOWN = "", _("级别待核")

    reference = ReferenceField(prefix="R")
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=80, default="", help_text="文号")
    level = models.CharField(max_length=40, choices=Level, default="", blank=True)
    organ = models.CharField(max_length=120, default="")
    published = models.DateField(null=True, help_text="Date of this version: adoption or last amendment")
    events = models.JSONField(default=list, help_text="What its head tells: kind, on, by")
    relations = models.JSONField(default=list, help_text="What its text says about others: kind, title")
    source = models.CharField(max_length=300, default="", help_text="Where the text was read")
    read_on = models.DateField(null=True)
    repealed_by = models.CharField(max_length=200, default="")

    objects = RegulationQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["title", "valid_from"], name="regulation_version")]
        indexes: ClassVar = [models.Index(fields=["title", "-valid_from"], name="regulation_latest")]

    @property
    def short_title(self) -> str:
        """The title as people and decisions write it."""
        return self.title.removeprefix(STATE)


class Article(Row):
    """An addressable article. Without a source there is no text: 条文待核."""

    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="articles", db_index=False)
    number = models.CharField(max_length=20, help_text="35 or 120-1")
    order = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list, help_text="编, 章, 节 it stands under")
    text = models.TextField(default="", help_text="Paragraphs, one a line")
    source = models.CharField(max_length=300, default="")
    read_on = models.DateField(null=True)
    search = SearchVectorField(null=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regulation", "number"], name="article_once"),
            models.CheckConstraint(
                condition=models.Q(text="") | ~models.Q(source=""), name="article_text_needs_source"
            ),
        ]
        indexes: ClassVar = [GinIndex(fields=["search"], name="article_search")]

    def __str__(self) -> str:
        return citation(self.regulation.title, self.number)

    @property
    def name(self) -> str:
        """第三十五条."""
        return article_name(self.number)

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of its text."""
        return self.text.splitlines()
