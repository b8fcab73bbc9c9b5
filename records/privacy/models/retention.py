"""How long what is kept and why; what may not go; what went."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Row
from records.registers.models.validity import Validity

from ..queries import OversightQuerySet, RetentionQuerySet


class RetentionRule(Row, Validity):
    """A class of data, the basis it is kept on, the term, and what happens after it."""

    class End(models.TextChoices):
        DELETE = "delete", _("删除")
        ERASE = "erase", _("销毁密钥")
        KEEP = "keep", _("长期保存")

    data_class = models.CharField(max_length=40)
    label = models.JSONField(help_text="Text by language")
    reason = models.JSONField(help_text="Why so long, text by language")
    basis = models.CharField(max_length=200, help_text="Title and article")
    length = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=1, choices=[("D", "天"), ("M", "个月"), ("Y", "年")], default="Y")
    starts_with = models.JSONField(help_text="From when the term runs, text by language")
    end = models.CharField(max_length=10, choices=End)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RetentionQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["data_class", "valid_from"], name="retention_once")]

    def __str__(self) -> str:
        return self.data_class


class LegalHold(Referenced):
    """What concerns a person or a case may not be removed: on a basis, from–to, released by somebody."""

    reference = ReferenceField(prefix="LH")
    subject = models.CharField(max_length=60, db_index=True, help_text="Reference of a person or number of a case")
    basis = models.CharField(max_length=200)
    placed_by = models.CharField(max_length=60)
    placed_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=60, default="")
    released_at = models.DateTimeField(null=True)

    objects = OversightQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(basis="") & ~models.Q(subject=""), name="hold_is_founded")
        ]


class PurgeRun(Referenced):
    """What one run removed. `lines`: data_class, basis, before, gone, end."""

    reference = ReferenceField(prefix="PG")
    at = models.DateTimeField()
    lines = models.JSONField(default=list)
    held = models.PositiveIntegerField(default=0, help_text="Holds that stood")

    objects = OversightQuerySet.as_manager()

    @property
    def gone(self) -> int:
        """How much went altogether."""
        return sum(line["gone"] for line in self.lines)
