"""What the notary keeps: leaf numbers, signed roots, time stamps. Append-only like the trail (ADR 0105)."""

from typing import ClassVar

from django.db import models

from ..queries import TrailQuerySet
from .base import append_only
from .trail import TrailEntry


class TrailLeaf(models.Model):
    """The place of an entry in the notary's tree: 0, 1, 2, … without a gap."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(TrailEntry, models.PROTECT, related_name="leaf")

    class Meta:
        triggers: ClassVar = append_only("the notary''s register")

    def __str__(self) -> str:
        return f"leaf {self.number}"


class TrailRoot(models.Model):
    """The root over the first `size` leaves, signed; `edge` is the right edge from which the tree grows on."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    algorithm = models.CharField(max_length=10)
    edge = models.BinaryField()
    previous = models.BinaryField()
    at = models.DateTimeField()
    signature = models.BinaryField()
    key = models.BinaryField(help_text="The notary's public key (SubjectPublicKeyInfo, DER).")

    objects = TrailQuerySet.as_manager()

    class Meta:
        triggers: ClassVar = append_only("the notary''s register")

    def __str__(self) -> str:
        return f"root of {self.size}"


class TrailStamp(models.Model):
    """An RFC 3161 token over a root's statement, as the authority gave it."""

    root = models.OneToOneField(TrailRoot, models.PROTECT, primary_key=True, related_name="stamp")
    token = models.BinaryField()
    authority = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = append_only("the notary''s register")

    def __str__(self) -> str:
        return f"stamp of {self.root_id}"
