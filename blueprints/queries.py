"""Which edition holds."""

from datetime import datetime
from typing import Any

from django.db import models

from records.ledger.actor import Actor


class EditionQuerySet(models.QuerySet[Any]):
    """Published configurations; they are public."""

    def visible_to(self, actor: Actor) -> "EditionQuerySet":
        """Everybody reads what is published."""
        return self

    def current(self, kind: str, at: datetime, code: str = "") -> "EditionQuerySet":
        """The latest edition in force at a moment, per code."""
        rows = self.filter(kind=kind, valid_from__lte=at)
        rows = rows.filter(code=code) if code else rows
        return rows.order_by("code", "-number").distinct("code")
