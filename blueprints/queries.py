"""Which edition holds."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import NotFound


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

    def in_force(self, kind: str, code: str, at: datetime | None = None) -> Any:
        """The edition of `code` in force at a moment (default: now); NotFound when there is none."""
        found = self.current(kind, at or now(), code).select_related("base").first()
        if found is None:
            raise NotFound("edition.none", _("这一项还没有发布。"))
        return found

    def latest_of_each(self) -> "EditionQuerySet":
        """The newest edition of every code, in force or not yet."""
        newest = self.model._default_manager.order_by("kind", "code", "-number").distinct("kind", "code")
        return self.filter(pk__in=newest.values("pk"))

    def leaning_on(self, kind: str, code: str) -> "EditionQuerySet":
        """The newest editions that refer to something: what a change of it touches."""
        return self.latest_of_each().filter(references__kind=kind, references__code=code).distinct()


class ImportRunQuerySet(models.QuerySet[Any]):
    """Imports."""

    def visible_to(self, actor: Actor) -> "ImportRunQuerySet":
        """Those of the actor's own department, for its administrators; all of them for the authority and auditors."""
        if actor.has_role("item_authority", "auditor", "system"):
            return self
        if actor.has_role("department_admin") and actor.department:
            return self.filter(department=actor.department)
        return self.none()
