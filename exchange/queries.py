"""Which notices and messages an actor may see."""

from typing import Any
from uuid import UUID

from django.db import models

from records.ledger.actor import Actor
from records.registers.models import Department

OPERATORS = ("operator", "system")
OFFICE = ("approver", "signing_head", "officer", "window_clerk")
LINE = "department:"


def line_owner(code: str) -> str:
    """Whose line it is: a department's, by its code (a department's next version keeps it)."""
    return f"{LINE}{code}"


def own_line(actor: Actor) -> str:
    """The owner of the line that the actor keeps; empty for those who keep none."""
    if not actor.has_role("department_admin") or not actor.department_id:
        return ""
    return line_owner(Department.objects.values_list("code", flat=True).get(pk=actor.department_id))


class NoticeQuerySet(models.QuerySet[Any]):
    """Notices."""

    def visible_to(self, actor: Actor) -> "NoticeQuerySet":
        """One's own, unless one does not want to see the kind here."""
        known = actor.kind in {"person", "official"}
        return self.filter(hidden=False, recipient=actor.reference) if known else self.none()

    def unread(self) -> "NoticeQuerySet":
        """Not opened yet."""
        return self.filter(read_at=None)

    def listed(self, after: str = "") -> "NoticeQuerySet":
        """Unread first, then the newest; from the cursor of a notice on. A cursor that is none begins anew."""
        seen = models.Case(models.When(read_at=None, then=0), default=1, output_field=models.SmallIntegerField())
        rows: NoticeQuerySet = self.annotate(seen=seen).order_by("seen", "-id")
        flag, _, key = after.partition(".")
        try:
            last = UUID(key)
        except ValueError:
            return rows
        return rows.filter(models.Q(seen__gt=int(flag == "1")) | models.Q(seen=int(flag == "1"), id__lt=last))


class DispatchQuerySet(models.QuerySet[Any]):
    """Notices on their way."""

    def visible_to(self, actor: Actor) -> "DispatchQuerySet":
        """The operators of the portal (their list names nobody)."""
        return self if actor.has_role(*OPERATORS) else self.none()

    def failed(self) -> "DispatchQuerySet":
        """What did not get through, the latest first."""
        return self.filter(failed_at__isnull=False, sent_at=None).order_by("-failed_at", "-id")


class WebhookQuerySet(models.QuerySet[Any]):
    """Systems that are told."""

    def visible_to(self, actor: Actor) -> "WebhookQuerySet":
        """One's own, or those of whom one acts for; the line of one's department for who administers it."""
        if actor.kind not in {"person", "official"}:
            return self.none()
        own = actor.acting_for.reference if actor.acting_for else actor.reference
        return self.filter(owner__in=[own, own_line(actor) or own])

    def lines(self) -> "WebhookQuerySet":
        """Those of departments."""
        return self.filter(owner__startswith=LINE)

    def private(self) -> "WebhookQuerySet":
        """Those of people and firms."""
        return self.exclude(owner__startswith=LINE)

    def in_use(self) -> "WebhookQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)


class MessageQuerySet(models.QuerySet[Any]):
    """Messages that a department sent."""

    owner = "sender"

    def visible_to(self, actor: Actor) -> "MessageQuerySet":
        """Those of one's department; of one's region for supervisors; all for auditors."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        held = actor.department_id and actor.has_role(*OFFICE)
        return self.filter(**{self.owner: actor.department_id}) if held else self.none()

    def waiting(self) -> "MessageQuerySet":
        """Not answered yet, the one whose day is nearest first."""
        found: MessageQuerySet = self.filter(answered_at=None)
        return found.order_by(models.F("due_on").asc(nulls_last=True), "id")

    def letters(self) -> "MessageQuerySet":
        """Without the receipts and answers that belong to another message."""
        return self.filter(answers="")


class IncomingQuerySet(MessageQuerySet):
    """Messages that came in."""

    owner = "department"
