"""Which stored files an actor may see by themselves; upper floors widen this through the thing a file belongs to."""

from datetime import datetime
from typing import Any

from django.db import models

from records.ledger.actor import Actor


class StoredFileQuerySet(models.QuerySet[Any]):
    """Stored files."""

    def visible_to(self, actor: Actor) -> "StoredFileQuerySet":
        """One's own, those of the organisation one acts for. Officials reach a file through its case or paper."""
        owners = {actor.reference} if actor.kind != "anonymous" else set()
        if actor.acting_for:
            owners.add(actor.acting_for.reference)
        return self.filter(person__in=owners) if owners else self.none()


class UploadQuerySet(models.QuerySet[Any]):
    """Uploads."""

    def visible_to(self, actor: Actor) -> "UploadQuerySet":
        """One's own."""
        return self.filter(owner=actor.reference) if actor.kind != "anonymous" else self.none()

    def open(self) -> "UploadQuerySet":
        """Not yet made a file."""
        return self.filter(stored_file=None)

    def expired(self, at: datetime) -> "UploadQuerySet":
        """Left lying beyond their time."""
        return self.open().filter(expires_at__lte=at)
