"""Whose requests, notices and consents an actor may see."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from records.ledger.actor import Actor

OFFICE = ("department_admin", "data_steward")
PEOPLE = {"person", "official"}


def own(rows: Any, actor: Actor) -> Any:
    """Rows of the actor's own person."""
    return rows.filter(person=actor.reference) if actor.kind in PEOPLE else rows.none()


class OwnQuerySet(models.QuerySet[Any]):
    """Rows of one person."""

    def visible_to(self, actor: Actor) -> "OwnQuerySet":
        """One's own."""
        found: OwnQuerySet = own(self, actor)
        return found


class ConsentQuerySet(OwnQuerySet):
    """Consents."""

    def running(self, person: str, purpose: str) -> "ConsentQuerySet":
        """Given and not withdrawn."""
        return self.filter(person=person, purpose=purpose, withdrawn_at=None)


class RequestQuerySet(models.QuerySet[Any]):
    """What people asked."""

    def visible_to(self, actor: Actor) -> "RequestQuerySet":
        """One's own; those that go to one's department, for its administrator and data steward; auditors see all."""
        if actor.has_role("auditor"):
            return self
        if actor.kind not in PEOPLE:
            return self.none()
        mine = Q(person=actor.reference)
        if actor.department_id and actor.has_role(*OFFICE):
            mine |= Q(department=actor.department_id)
        return self.filter(mine)


class PrivacyNoticeQuerySet(models.QuerySet[Any]):
    """Privacy notices."""

    def visible_to(self, actor: Actor) -> "PrivacyNoticeQuerySet":
        """Everybody may read what the portal tells people."""
        return self


class OversightQuerySet(models.QuerySet[Any]):
    """Holds and reports of removals."""

    def visible_to(self, actor: Actor) -> "OversightQuerySet":
        """Data stewards and auditors."""
        return self if actor.has_role("data_steward", "auditor") else self.none()

    def running(self, at: datetime) -> "OversightQuerySet":
        """Holds that stand."""
        return self.filter(Q(until=None) | Q(until__gt=at), released_at=None)


class RetentionQuerySet(models.QuerySet[Any]):
    """Terms of retention."""

    def visible_to(self, actor: Actor) -> "RetentionQuerySet":
        """Everybody may know how long data is kept and why."""
        return self

    def valid_on(self, day: date) -> "RetentionQuerySet":
        """Rows that hold on a local day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day).order_by("order", "data_class")
