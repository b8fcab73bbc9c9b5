"""Which notices an actor may see."""

from typing import Any

from django.db import models

from records.ledger.actor import Actor


class NoticeQuerySet(models.QuerySet[Any]):
    """Notices."""

    def visible_to(self, actor: Actor) -> "NoticeQuerySet":
        """One's own."""
        return self.filter(recipient=actor.reference) if actor.kind in {"person", "official"} else self.none()

    def unread(self) -> "NoticeQuerySet":
        """Not opened yet."""
        return self.filter(read_at=None)
