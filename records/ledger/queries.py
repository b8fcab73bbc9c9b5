"""Which rows of the ledger an actor may see, and which errands are due."""

from typing import Any

from django.db import models

from .actor import Actor
from .clock import database_now


class TrailQuerySet(models.QuerySet[Any]):
    """Entries of the trail."""

    def visible_to(self, actor: Actor) -> "TrailQuerySet":
        """Auditors read the whole trail; nobody else reads it as a trail."""
        return self if actor.has_role("auditor") else self.none()

    def of(self, stream: str) -> "TrailQuerySet":
        """One stream in order."""
        return self.filter(stream=stream).order_by("seq")


class ErrandQuerySet(models.QuerySet[Any]):
    """Deferred work."""

    def due(self) -> "ErrandQuerySet":
        """Neither done nor parked, due by the database's clock, and not leased to a worker that may still live."""
        now = database_now()
        free = models.Q(lease_until=None) | models.Q(lease_until__lte=now)
        return self.filter(free, done_at=None, parked_at=None, due_at__lte=now)

    def parked(self) -> "ErrandQuerySet":
        """Given up after its attempts or a refusal: a person has to look."""
        return self.filter(parked_at__isnull=False, done_at=None)

    def for_worker(self, queue: str, region: str) -> "ErrandQuerySet":
        """What a worker of `queue` and a region (a prefix; empty: all) carries."""
        rows = self.filter(queue=queue)
        return rows.filter(region__startswith=region) if region else rows


class ReadQuerySet(models.QuerySet[Any]):
    """The read log."""

    def visible_to(self, actor: Actor) -> "ReadQuerySet":
        """Auditors see all of it; a person sees who read their own data."""
        if actor.has_role("auditor"):
            return self
        own = self.filter(person=actor.reference) if actor.kind in {"person", "official"} else self.none()
        return own.disclosed()

    def disclosed(self) -> "ReadQuerySet":
        """Without those whose disclosure is still delayed; they appear when the delay ends."""
        delays = self.model._meta.apps.get_model(self.model._meta.app_label, "ReadingDelay")._default_manager
        running = delays.filter(
            person=models.OuterRef("person"),
            case=models.OuterRef("case"),
            department=models.OuterRef("department"),
            until__gt=database_now(),
        )
        return self.exclude(models.Exists(running))


class RotationQuerySet(models.QuerySet[Any]):
    """Renewals of keys."""

    def visible_to(self, actor: Actor) -> "RotationQuerySet":
        """The security administrator's, and the auditor's."""
        return self if actor.has_role("security_admin", "auditor") else self.none()


class UnmaskingQuerySet(models.QuerySet[Any]):
    """Masked values seen in clear."""

    def visible_to(self, actor: Actor) -> "UnmaskingQuerySet":
        """Auditors and the office of security see all; a person those of their own data that may be told."""
        if actor.has_role("auditor", "security_admin"):
            return self
        entries = self.model._meta.apps.get_model(self.model._meta.app_label, "ReadEntry")._default_manager
        return self.filter(reading__in=entries.visible_to(actor), person=actor.reference)
