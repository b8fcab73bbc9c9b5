"""Which papers an actor may see."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import models

from identity.reach import names_held
from records.ledger.actor import Actor

CASE_ROLES = ("window_clerk", "approver", "signing_head", "officer")


def names_asked(actor: Actor) -> list[str]:
    """Under which names an actor's papers are looked for; none where the office sees them without."""
    wide = actor.kind == "anonymous" or actor.has_role("auditor", "system", "supervisor")
    return [] if wide else sorted(names_held(actor))


class PaperQuerySet(models.QuerySet[Any]):
    """Issued documents."""

    def visible_to(self, actor: Actor) -> "PaperQuerySet":
        """The recipients and those who act for them, case workers of the organ that issued it, the windows of its
        region (they hand it out), auditors; supervisors in their region."""
        return self.visible_under(actor, names_asked(actor))

    def visible_under(self, actor: Actor, names: list[str]) -> "PaperQuerySet":
        """The same, the names read before."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.kind == "anonymous":
            return self.none()
        mine = self.addressed(names)
        if actor.department_id and actor.has_role(*CASE_ROLES):
            mine |= models.Q(department=actor.department_id)
        if actor.region and actor.has_role("window_clerk"):
            mine |= models.Q(region__startswith=actor.region)
        return self.filter(mine)

    def addressed(self, names: list[str]) -> models.Q:
        """Addressed to any of the names: the actor's, those they act for, the right they act by."""
        return models.Q(recipients__has_any_keys=names)

    def addressed_to(self, actor: Actor, after: str = "") -> "PaperQuerySet":
        """One's own, the newest first, from the key of a paper on. A key that is none begins anew."""
        rows = self.filter(self.addressed(sorted(names_held(actor)))).order_by("-id")
        try:
            return rows.filter(id__lt=UUID(after)) if after else rows
        except ValueError:
            return rows

    def of_case(self, *references: str) -> "PaperQuerySet":
        """Papers of cases, oldest first."""
        return self.filter(upper_ref__in=references).order_by("ordered_at", "id")

    def checked_by(self, number: str, code: str) -> "PaperQuerySet":
        """The paper that carries this number and this code: whoever holds it may check it."""
        return self.filter(number=number.strip(), code=code).exclude(code="")


class AddressQuerySet(models.QuerySet[Any]):
    """Address confirmations."""

    def in_force(self, people: Collection[str]) -> "AddressQuerySet":
        """Those of some people that were not taken back."""
        return self.filter(person__in=people, revoked_at=None)
