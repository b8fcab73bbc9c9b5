"""Batch items (批次): a window, places, entries ranked by score or by a draw that anybody can replay."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from identity.models import Mandate
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import EncryptedField

from ..queries import BatchQuerySet, ObjectionQuerySet


class Batch(Referenced, Regional):
    """One round of an item. Until it is listed only the commitment to the seed is public; afterwards all of it is."""

    class Method(models.TextChoices):
        SCORE = "score", _("评分")
        DRAW = "draw", _("摇号")

    reference = ReferenceField(prefix="BA")
    item = models.CharField(max_length=64)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    method = models.CharField(max_length=8, choices=Method)
    places = models.PositiveIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    objections_until = models.DateTimeField()
    commitment = models.CharField(max_length=64, help_text="SHA-256 of the seed, published when the batch is opened")
    secret = EncryptedField(help_text="Seed and salt, hexadecimal, until the list is public")
    digest = models.CharField(max_length=64, default="", help_text="Salted digest of the list")
    seed = models.CharField(max_length=64, default="", help_text="Opened with the list")
    salt = models.CharField(max_length=64, default="", help_text="Opened with the list")
    listed_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True, help_text="When places were given for good")

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-opens_at", "id"]


class BatchEntry(Row):
    """One case in a batch: its score, its place in the order, struck after an objection or when given up."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="entries", db_index=False)
    case_ref = models.CharField(max_length=80)
    score = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    rank = models.PositiveIntegerField(null=True)
    entered_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="", help_text="Why it was struck")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "case_ref"], name="batch_entry_once"),
            models.UniqueConstraint(fields=["batch", "rank"], name="batch_rank_once"),
        ]
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.case_ref


class Objection(Referenced, Regional):
    """Somebody objects to an entry of a public list (异议); the department answers with reasons."""

    reference = ReferenceField(prefix="OB")
    entry = models.ForeignKey(BatchEntry, models.PROTECT, related_name="objections", db_index=False)
    person = models.CharField(max_length=40, help_text="Person reference of whoever objects")
    words = EncryptedField(data_class="content")
    lodged_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "person"], name="objection_once")]
        ordering: ClassVar = ["lodged_at", "id"]
