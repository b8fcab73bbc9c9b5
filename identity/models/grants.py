"""Exceptions: one thing opened to one account, with a reason, from–to. Asked in identity/permissions.py only."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from guardian.models import UserObjectPermissionBase


class GrantQuerySet(models.QuerySet[Any]):
    """Grants."""

    def in_force(self, day: Any) -> "GrantQuerySet":
        """Those that hold on `day` (a local date) and were not taken back."""
        return self.filter(revoked_at=None, valid_from__lte=day, valid_to__gte=day)

    def told(self) -> "GrantQuerySet":
        """With the person each is for, the newest first."""
        return self.select_related("user__person").order_by("-given_at")


class Grant(UserObjectPermissionBase):
    """An object permission of one account that says why, who gave it, and ends by itself (ADR 0142)."""

    reason = models.CharField(max_length=300, help_text="No personal data")
    given_by = models.CharField(max_length=60, help_text="Mandate or person reference")
    given_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    kept: ClassVar[Any] = GrantQuerySet.as_manager()

    class Meta:
        abstract = True
        unique_together: ClassVar = ["user", "permission", "content_object"]

    def __str__(self) -> str:
        return str(self.pk)

    def state_on(self, day: date) -> str:
        """`open`, `taken_back` or `over` on a local date."""
        if self.revoked_at is not None:
            return "taken_back"
        return "over" if self.valid_to < day else "open"
