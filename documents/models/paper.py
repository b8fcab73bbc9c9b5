"""A paper: ordered in a deed, made by a worker, sealed, delivered."""

from typing import ClassVar

from django.db import models

from blueprints.models import Edition, EditionKey
from records.files.models import StoredFile
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import EncryptedField, SealedJSONField

from ..queries import PaperQuerySet


class Paper(Referenced, Regional):
    """One issued document. `key` makes it once; its delivery facts are timestamps."""

    reference = ReferenceField(prefix="D")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    edition = EditionKey(Edition, models.PROTECT, related_name="+")
    number = models.CharField(
        max_length=80, default="", db_index=True, help_text="文号: word, year, number; given when made"
    )
    code = models.CharField(max_length=12, default="", help_text="核验码: with the number it opens the public check")
    department = models.ForeignKey(Department, models.PROTECT, related_name="papers")
    upper_ref = models.CharField(max_length=80, db_index=True)
    recipients = models.JSONField(default=list, help_text="Person and organisation references")
    data = SealedJSONField(context="paper:{row.key}", help_text="Merge fields; sensitive ones sealed")
    stored_file = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="paper")
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    voided_at = models.DateTimeField(null=True)
    void_reason = EncryptedField()

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "number"], condition=~models.Q(number=""), name="paper_number_once"
            )
        ]

    @property
    def title(self) -> str:
        """What stands above it."""
        return str(self.data.get("title", ""))

    @property
    def status(self) -> str:
        """void, replaced, made or ordered."""
        if self.voided_at:
            return "void"
        if not self.made_at:
            return "ordered"
        instead = getattr(self, "replacement", None)
        return "replaced" if instead is not None and instead.made_at else "made"


class Reading(Row):
    """The recipient opened the paper (delivery log)."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="readings", db_index=False)
    reader = models.CharField(max_length=60)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "reader"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.reader} {self.read_at}"
