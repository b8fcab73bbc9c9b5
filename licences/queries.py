"""Which certificates an actor may see."""

from typing import Any

from django.db import models

from identity.permissions import granted
from records.ledger.actor import Actor

CASE_ROLES = ("window_clerk", "approver", "signing_head", "officer")


class LicenceQuerySet(models.QuerySet[Any]):
    """Electronic certificates."""

    def visible_to(self, actor: Actor) -> "LicenceQuerySet":
        """One's own, those of whom one acts for, and one that its holder showed; those who work on cases in the
        issuing organ; auditors all, supervisors their region."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.kind == "official":
            return self.filter(department=actor.department_id) if actor.has_role(*CASE_ROLES) else self.none()
        return self.filter(self.holding(actor) | models.Q(granted(self.model, actor)))

    def held_by(self, actor: Actor) -> "LicenceQuerySet":
        """Those of the person, and of whom the person acts for in everything: a limited right opens no wallet."""
        return self.filter(self.holding(actor))

    def holding(self, actor: Actor) -> models.Q:
        """Held by the person, or by whom the person acts for in everything."""
        party = actor.acting_for
        holders = {actor.reference} | ({party.reference} if party and party.whole else set())
        return models.Q(holder__in=holders) if actor.kind == "person" else models.Q(pk=None)
