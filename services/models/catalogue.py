"""Projections of published editions, rebuilt by `publish`: what lists and search read."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from blueprints.models import Edition
from records.ledger.models import Row

from ..queries import CatalogueQuerySet


class Listed(Row):
    """What an item and a bundle have in common in lists."""

    code = models.CharField(max_length=60, unique=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    name = models.JSONField(help_text="Text by language")
    summary = models.JSONField(null=True)
    audience = models.JSONField(default=list)
    complete = models.BooleanField()
    department_name = models.JSONField(help_text="Text by language")
    search = SearchVectorField(null=True)
    sort_key = models.CharField(max_length=300, default="")

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name.get("zh-Hans", self.code))


class ServiceItem(Listed):
    """One service item in force."""

    number = models.PositiveIntegerField()
    type = models.CharField(max_length=4)
    themes = models.JSONField(default=list)
    catalog_code = models.CharField(max_length=50, default="", help_text="基本编码: the same in every region")
    region = models.CharField(max_length=12, default="", help_text="Significant digits of the division it is done in")

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="service_search"),
            GinIndex(fields=["themes"], name="service_themes", opclasses=["jsonb_path_ops"]),
            models.Index(models.F("complete").desc(), "number", "code", name="service_listed"),
            models.Index(fields=["catalog_code", "region"], name="service_places"),
        ]


class BundleItem(Listed):
    """One bundle in force."""

    members = models.JSONField(default=list, help_text="Codes of the member items")

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["search"], name="bundle_search")]
