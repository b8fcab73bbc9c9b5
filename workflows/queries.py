"""Which processes, tasks and visits an actor may see."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models

from identity.models import Organisation
from records.ledger.actor import Actor
from records.ledger.errors import NotFound

REGION_ROLES = ("supervisor",)
CASE_ROLES = ("window_clerk", "approver", "signing_head")


def official_scope(actor: Actor, department: str) -> models.Q | None:
    """Everything for auditors, a region for supervisors, else one's department; None: nothing."""
    if actor.has_role("auditor", "system"):
        return models.Q()
    if actor.has_role(*REGION_ROLES):
        return models.Q(region__startswith=actor.region) if actor.region else None
    if actor.department_id and actor.has_role(*CASE_ROLES):
        return models.Q(**{department: actor.department_id})
    return None


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows seen by office."""

    path = "department"

    def visible_to(self, actor: Actor) -> "ScopedQuerySet":
        """What the actor's office may see; citizens meet a process through their case."""
        scope = official_scope(actor, self.path)
        return self.none() if scope is None else self.filter(scope).distinct()


class ProcessQuerySet(ScopedQuerySet):
    """Processes: seen by every department that has a task in them."""

    path = "tasks__department"


class TaskQuerySet(ScopedQuerySet):
    """Tasks: seen by their department."""

    def visible_to(self, actor: Actor) -> "TaskQuerySet":
        """One's department's tasks (no join, so no duplicates)."""
        scope = official_scope(actor, "department")
        return self.none() if scope is None else self.filter(scope)

    def open(self) -> "TaskQuerySet":
        """Waiting for somebody."""
        return self.filter(state="open")

    def after(self, due: datetime, reference: str) -> "TaskQuerySet":
        """Those behind a row in the order of due time and reference (keyset: no page is counted through)."""
        later = models.Q(due_at__gt=due) | models.Q(reference__gt=reference)
        return self.filter(later, due_at__gte=due)

    def late(self, at: datetime) -> "TaskQuerySet":
        """Open past their end."""
        return self.open().filter(due_at__lt=at)

    def for_roles(self, actor: Actor) -> "TaskQuerySet":
        """Those whose candidate roles the actor holds."""
        return self.filter(roles__overlap=sorted(actor.roles))


class VisitQuerySet(ScopedQuerySet):
    """Joint visits: seen by every department that takes part."""

    path = "parts__task__department"


class TimingQuerySet(ScopedQuerySet):
    """Pauses and extensions: seen by every department that has a task in their process."""

    path = "process__tasks__department"

    def standing(self) -> "TimingQuerySet":
        """Pauses that nobody has ended yet."""
        return self.filter(ended_at=None)

    def of_cases(self, references: Collection[str]) -> "TimingQuerySet":
        """Of the processes of cases (not of one inside a step), with each one's case number as `upper_ref`."""
        rows: TimingQuerySet = self.annotate(upper_ref=models.F("process__upper_ref"))
        return rows.filter(upper_ref__in=references, process__parent_task=None)


class BatchQuerySet(models.QuerySet[Any]):
    """Batches: announced to everybody."""

    def visible_to(self, actor: Actor) -> "BatchQuerySet":
        """Everybody's: window, list and draw are public."""
        return self


class ObjectionQuerySet(models.QuerySet[Any]):
    """Objections to a list."""

    def visible_to(self, actor: Actor) -> "ObjectionQuerySet":
        """One's own; those to the lists of one's department."""
        if actor.has_role("auditor", "system"):
            return self
        own = models.Q(person=actor.reference)
        if actor.department_id and actor.has_role("approver", "signing_head"):
            own |= models.Q(entry__batch__department=actor.department_id)
        return self.filter(own) if actor.kind in {"person", "official"} else self.none()


def entry_of(batch: Any, case: str) -> Any:
    """The entry of a case in a batch; NotFound where it has none."""
    found = batch.entries.filter(case_ref=case.strip()).first()
    if found is None:
        raise NotFound("batch.entry", "这一批里没有这个办件编号。请核对编号。")
    return found


def name_of_party(party: str) -> str:
    """A firm's name; a person is named by nothing but the reference."""
    firm = Organisation.objects.filter(reference=party).first()
    return firm.name if firm else ""
