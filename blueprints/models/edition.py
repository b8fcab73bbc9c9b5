"""Editions are immutable; working copies are edited under a revision; references say what leans on what."""

from typing import ClassVar

import pgtrigger
from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row

from ..queries import EditionQuerySet


class Edition(Referenced):
    """A published configuration: one JSON document that never changes again."""

    reference = ReferenceField(prefix="E")
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="The document; for a difference edition only what differs from its base")
    sha256 = models.CharField(max_length=64)
    schema_version = models.PositiveSmallIntegerField()
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    owner = models.CharField(max_length=40, default="", help_text="Department code")
    valid_from = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "code", "number"], name="edition_once")]
        triggers: ClassVar = [pgtrigger.Protect(name="immutable", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} v{self.number}"


class WorkingCopy(Row):
    """What an admin is editing; the next edition comes from it."""

    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    base = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    owner = models.CharField(max_length=40, default="", help_text="Department code")
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "code"], name="working_copy_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} r{self.revision}"


class Reference(Row):
    """An edition leans, at `pointer`, on something of another kind."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="references")
    pointer = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "code"], name="reference_target")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"
