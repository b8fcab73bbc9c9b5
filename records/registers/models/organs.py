"""Divisions of five levels, departments, service halls and their windows."""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row

from ..queries import HallQuerySet
from .validity import Validity


class Division(Row, Validity):
    """An administrative division by its 12-digit statistical code (2 province, 2 city, 2 county, 3 town, 3 village)."""

    code = models.CharField(max_length=12)
    name = models.JSONField(help_text="Text by language")
    level = models.PositiveSmallIntegerField(help_text="1 province … 5 village")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["code", "valid_from"], name="division_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def prefix(self) -> str:
        """The significant part of the code: 2, 4, 6, 9 or 12 digits."""
        return self.code[: (2, 4, 6, 9, 12)[self.level - 1]]


class Department(Referenced, Validity):
    """An organ that acts in its own name; its code is its unified social credit code."""

    reference = ReferenceField(prefix="DP")
    code = models.CharField(max_length=18, unique=True)
    short_code = models.CharField(max_length=4, help_text="Four digits used in case numbers")
    role = models.CharField(max_length=40, help_text="What processes call it: market_regulation, fire_rescue …")
    name = models.JSONField(help_text="Text by language")
    division = models.ForeignKey(Division, models.PROTECT, related_name="departments", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="units")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["division", "role"], name="department_role")]


class Hall(Referenced, Validity):
    """A service hall (政务服务中心)."""

    reference = ReferenceField(prefix="H")
    name = models.JSONField(help_text="Text by language")
    department = models.ForeignKey(Department, models.PROTECT, related_name="halls")
    division = models.ForeignKey(Division, models.PROTECT, related_name="halls")
    address = models.JSONField(help_text="Text by language")
    hours = models.JSONField(help_text="Text by language")
    phone = models.CharField(max_length=40)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    opening = models.JSONField(default=dict, help_text="ISO weekday → [[from, to], …] in local time")
    access = models.JSONField(null=True, help_text="How to get there and in, text by language")

    objects: ClassVar[Any] = HallQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            GistIndex(models.Func("longitude", "latitude", function="point"), name="hall_place"),
            models.Index(fields=["division"], name="hall_division"),
        ]


class Window(Referenced, Validity):
    """A window of a hall: comprehensive (综合窗口) or of one department."""

    reference = ReferenceField(prefix="W")
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="windows", db_index=False)
    number = models.CharField(max_length=10)
    name = models.JSONField(help_text="Text by language")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["hall", "number"], name="window_once")]


class HallItem(Row):
    """An item that a hall handles (`item`: its code in the catalogue), at one window or at any, and which acts of the
    window it does: 收件, 受理 (where the organ has authorised windows), 出件 (practice 17)."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="items")
    item = models.CharField(max_length=60)
    window = models.ForeignKey(Window, models.SET_NULL, null=True, related_name="items")
    receives = models.BooleanField(default=True)
    accepts = models.BooleanField(default=True)
    hands_out = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "hall"], name="hall_item_once")]

    def __str__(self) -> str:
        return self.item
