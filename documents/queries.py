"""Which papers an actor may see."""

from typing import Any

from django.db import models

from records.ledger.actor import Actor

CASE_ROLES = ("window_clerk", "approver", "signing_head", "officer")


class PaperQuerySet(models.QuerySet[Any]):
    """Issued documents."""

    def visible_to(self, actor: Actor) -> "PaperQuerySet":
        """The recipients, case workers of the organ that issued it, auditors; supervisors in their region."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.kind == "anonymous":
            return self.none()
        mine = models.Q(recipients__contains=[actor.reference])
        if actor.acting_for:
            mine |= models.Q(recipients__contains=[actor.acting_for.reference])
        if actor.department_id and actor.has_role(*CASE_ROLES):
            mine |= models.Q(department=actor.department_id)
        return self.filter(mine)

    def of_case(self, *references: str) -> "PaperQuerySet":
        """Papers of cases, oldest first."""
        return self.filter(upper_ref__in=references).order_by("ordered_at", "id")

    def checked_by(self, number: str, code: str) -> "PaperQuerySet":
        """The paper that carries this number and this code: whoever holds it may check it."""
        return self.filter(number=number.strip(), code=code).exclude(code="")
