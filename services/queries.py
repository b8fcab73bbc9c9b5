"""Which items, drafts and applications an actor may see."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import F

from records.ledger.actor import Actor

ORGAN_ROLES = ("approver", "signing_head")


class CatalogueQuerySet(models.QuerySet[Any]):
    """The catalogue is public."""

    def matching(self, words: list[str]) -> "CatalogueQuerySet":
        """Rows that hold any of the words, best first."""
        if not words:
            return self.none()
        query = SearchQuery(" | ".join(f"'{word}':*" for word in words), search_type="raw", config="simple")
        rows = self.filter(search=query)
        ranked: CatalogueQuerySet = rows.annotate(rank=SearchRank(F("search"), query, normalization=1)).order_by(
            "-rank", "sort_key"
        )
        return ranked


class DraftQuerySet(models.QuerySet[Any]):
    """Drafts."""

    def visible_to(self, actor: Actor) -> "DraftQuerySet":
        """One's own."""
        return self.filter(person=actor.person_id) if actor.kind == "person" else self.none()

    def whole(self) -> "DraftQuerySet":
        """With everything a page or a submission reads of a draft."""
        return self.select_related("edition", "person", "organisation").prefetch_related("members")

    def open(self) -> "DraftQuerySet":
        """Not submitted yet."""
        return self.filter(submitted_as="")


class ApplicationQuerySet(models.QuerySet[Any]):
    """Applications."""

    def visible_to(self, actor: Actor) -> "ApplicationQuerySet":
        """Applicants: their own and those of whom they act for. Offices: the window its region, organs their cases."""
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor", "window_clerk"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.has_role(*ORGAN_ROLES) and actor.department_id:
            mine = models.Q(department=actor.department_id) | models.Q(children__department=actor.department_id)
            return self.filter(mine).distinct()
        if actor.kind == "person":
            own = models.Q(person=actor.person_id)
            if actor.acting_for:
                own |= models.Q(organisation=actor.acting_for.id)
            return self.filter(own)
        return self.none()

    def roots(self) -> "ApplicationQuerySet":
        """Bundles and single cases, without the bundles' children."""
        return self.filter(parent=None)
