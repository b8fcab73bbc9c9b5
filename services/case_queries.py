"""Which corrections, messages, alerts and proposals of cases an actor may see; which legal defaults hold."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import models

from records.ledger.actor import Actor

WATCHERS = ("supervisor",)
OFFICES = ("window_clerk", "approver", "signing_head")


class LegalDefaultQuerySet(models.QuerySet[Any]):
    """Legal defaults."""

    def in_force(self, item_types: Collection[str], day: date) -> "LegalDefaultQuerySet":
        """Rows of these types, and those of every type (`*`), on a local date; a type's own come last."""
        open_ended = models.Q(valid_to=None) | models.Q(valid_to__gt=day)
        return self.filter(open_ended, valid_from__lte=day, item_type__in=["*", *item_types]).order_by("item_type")


class AlertQuerySet(models.QuerySet[Any]):
    """Findings of e-supervision."""

    def visible_to(self, actor: Actor) -> "AlertQuerySet":
        """Supervisors: their region. Offices: those of their own department. Auditors: all."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role(*WATCHERS):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.department_id and actor.has_role(*OFFICES):
            return self.filter(department=actor.department_id)
        return self.none()

    def open(self) -> "AlertQuerySet":
        """Not archived."""
        return self.exclude(state="archived")

    def counted(self, *names: str) -> "AlertQuerySet":
        """How many there are of each, most first."""
        rows: AlertQuerySet = self.order_by().values(*names).annotate(count=models.Count("pk"))
        return rows.order_by("-count", *names)


class CorrectionQuerySet(models.QuerySet[Any]):
    """Correction notices."""

    def waiting(self) -> "CorrectionQuerySet":
        """Sent, neither answered nor lapsed."""
        return self.filter(answered_at=None, lapsed_at=None)

    def lapsed_by(self, day: date) -> "CorrectionQuerySet":
        """Waiting although their last day is past."""
        return self.waiting().filter(due_on__lt=day)


class PublicationQuerySet(models.QuerySet[Any]):
    """What is shown to everybody for a time (公示)."""

    def shown_on(self, day: date) -> "PublicationQuerySet":
        """Up on a local date, and not taken down before."""
        return self.filter(shown_from__lte=day, shown_to__gte=day, taken_down_at=None)


def silent_since(rows: Any, day: date) -> Any:
    """Cases neither accepted nor refused although the organ's days for it are over on `day`."""
    return rows.filter(state__in=["submitted", "received"], acceptance_due__lt=day)


def changed_since(rows: Any, changed: datetime) -> Any:
    """Running cases whose due days were computed before the calendar changed."""
    stale = models.Q(calendar_at=None) | models.Q(calendar_at__lt=changed)
    return rows.filter(stale, ended_at=None)
