"""Which stored files an actor may see by themselves; upper floors widen this through the thing a file belongs to."""

from datetime import datetime
from typing import Any

from django.db import models

from records.ledger.actor import Actor


class StoredFileQuerySet(models.QuerySet[Any]):
    """Stored files."""

    def visible_to(self, actor: Actor) -> "StoredFileQuerySet":
        """One's own, those of whom one acts for in everything, those handed in under the right one acts by (`case`
        holds its reference). Officials reach a file through its case or paper."""
        if actor.kind == "anonymous":
            return self.none()
        owners, party = {actor.reference}, actor.acting_for
        if party and party.whole:
            owners.add(party.reference)
        mine = models.Q(person__in=owners)
        return self.filter(mine | models.Q(case=party.right) if party and party.right else mine)


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
