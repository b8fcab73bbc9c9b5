"""What an actor may see of enforcement."""

from datetime import date
from typing import Any

from django.db import models

from identity.reach import names_held
from records.ledger.actor import Actor

ROLES = ("officer", "approver", "signing_head")
OVER = ("supervisor", "law_supervisor")


def office(actor: Actor, department: str) -> models.Q | None:
    """Everything for auditors, a region for supervisors, else one's organ's; None: nothing."""
    if actor.has_role("auditor", "system"):
        return models.Q()
    if actor.has_role(*OVER):
        return models.Q(region__startswith=actor.region) if actor.region else None
    if actor.department_id and actor.has_role(*ROLES):
        return models.Q(**{department: actor.department_id})
    return None


class OfficeQuerySet(models.QuerySet[Any]):
    """Rows of an organ."""

    path = "department"

    def visible_to(self, actor: Actor) -> "OfficeQuerySet":
        """What the actor's office may see."""
        scope = office(actor, self.path)
        return self.none() if scope is None else self.filter(scope).distinct()


class AssignmentQuerySet(OfficeQuerySet):
    """Checks."""

    def counting(self, firm: Any, department: Any, year: int) -> "AssignmentQuerySet":
        """Planned or done checks of an organ on a firm that count against the cap of a year."""
        rows = self.filter(premises__firm=firm, department=department, year=year, counted=True)
        return rows.exclude(state="cancelled")

    def cases(self, firm: Any, department: Any, year: int) -> "AssignmentQuerySet":
        """Case checks of an organ on a firm in a year: outside the cap, re-checks that an order asked for apart."""
        rows = self.filter(premises__firm=firm, department=department, year=year, kind="case")
        return rows.exclude(state="cancelled")

    def waiting(self) -> "AssignmentQuerySet":
        """Approved, not in a visit yet."""
        return self.filter(state="approved")


class InspectionQuerySet(OfficeQuerySet):
    """Visits: seen by every organ that takes part, and by the firm from the moment the officers are there."""

    path = "assignments__department"

    def visible_to(self, actor: Actor) -> "InspectionQuerySet":
        """The office's, or the firm's own once it has begun (查前保密)."""
        if actor.kind == "person":
            return self.of_firms(actor)
        rows: InspectionQuerySet = super().visible_to(actor)  # type: ignore[assignment]
        return rows

    def of_firms(self, actor: Actor) -> "InspectionQuerySet":
        """Visits to firms that the actor acts for, from their beginning on."""
        return self.filter(premises__firm__organisation__in=names_held(actor) - {""}).exclude(state="planned")

    def carried_by(self, actor: Actor) -> "InspectionQuerySet":
        """Visits in which the actor is one of the officers."""
        return self.filter(assignments__officers__mandate__person=actor.person_id).distinct()


class FindingQuerySet(models.QuerySet[Any]):
    """Findings."""

    def visible_to(self, actor: Actor) -> "FindingQuerySet":
        """Those of visits that the actor may see."""
        checks = self.model._meta.get_field("assignment").related_model
        visits = checks._meta.get_field("inspection").related_model._default_manager.visible_to(actor)
        return self.filter(assignment__inspection__in=visits.values("pk"))


class PremisesQuerySet(models.QuerySet[Any]):
    """Places of business."""

    def visible_to(self, actor: Actor) -> "PremisesQuerySet":
        """Those the actor's organ supervises, in their region; supervisors the region; the firm its own."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.kind == "person":
            return self.filter(firm__organisation__in=names_held(actor) - {""})
        here = self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.has_role(*OVER):
            return here
        return here.filter(organs__contains=[actor.department]) if actor.has_role(*ROLES) else self.none()

    def open_on(self, day: date) -> "PremisesQuerySet":
        """Not closed on a day."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))


class CertificateQuerySet(models.QuerySet[Any]):
    """Enforcement certificates."""

    def of_officers(self, department: Any, day: date) -> "CertificateQuerySet":
        """Those that hold on a day, of officers in post in a department."""
        rows = self.filter(mandate__department=department, mandate__role="officer", valid_to__gte=day)
        rows = rows.filter(mandate__ended_at=None, mandate__suspended_at=None, mandate__valid_from__lte=day)
        return rows.filter(models.Q(mandate__valid_to=None) | models.Q(mandate__valid_to__gte=day)).order_by("number")


class PlanQuerySet(OfficeQuerySet):
    """Yearly plans."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """What is published everybody, the rest its organ and who supervises it."""
        scope = office(actor, "department")
        if scope == models.Q():  # whoever sees everything: an empty condition says nothing in an "or"
            return self
        published = models.Q(state="published")
        return self.filter(published if scope is None else published | scope)


class DrawQuerySet(models.QuerySet[Any]):
    """Draws."""

    def visible_to(self, actor: Actor) -> "DrawQuerySet":
        """Everybody: that a draw was committed to is public; what it holds, only after it was opened."""
        return self
