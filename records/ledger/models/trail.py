"""The trail: one chain of entries per stream, append-only (ADR 0003)."""

import json
from typing import Any, ClassVar

import pgtrigger
from django.db import models

from ..queries import TrailQuerySet
from .base import Row


class TrailHead(models.Model):
    """The last entry of a stream; updated under the lock that the deed holds."""

    stream = models.CharField(max_length=120, primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField(default=b"")


class TrailEntry(Row):
    """Who did what, when. `body` holds the RFC 8785 bytes that the hash covers; the columns repeat what is searched."""

    stream = models.CharField(max_length=120)
    seq = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=60, db_index=True)
    department = models.CharField(max_length=40, default="")
    region = models.CharField(max_length=12, default="")
    subject = models.CharField(max_length=80, default="", db_index=True)
    body = models.TextField()
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    objects = TrailQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["stream", "seq"], name="trail_stream_seq")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="no_truncate",
                operation=pgtrigger.Truncate,
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                func="RAISE EXCEPTION 'the trail is append-only';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq} {self.act}"

    @property
    def content(self) -> dict[str, Any]:
        """What the hash covers, as a mapping; private parts are ciphertext."""
        content: dict[str, Any] = json.loads(self.body)
        return content

    @property
    def detail(self) -> dict[str, Any]:
        """Codes, references and numbers of the deed."""
        detail: dict[str, Any] = self.content["detail"]
        return detail

    @property
    def particulars(self) -> list[tuple[str, Any]]:
        """The same as pairs, for pages: a template takes a key called "items" for the items."""
        return list(self.detail.items())


class TrailPending(models.Model):
    """An entry that the notary has not yet given a leaf number."""

    entry = models.OneToOneField(TrailEntry, models.PROTECT, primary_key=True)
