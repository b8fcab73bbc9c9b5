"""Which people and posts an actor may see."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models

from records.ledger.actor import Actor


class PersonQuerySet(models.QuerySet[Any]):
    """Natural persons."""

    def visible_to(self, actor: Actor) -> "PersonQuerySet":
        """Oneself. Officials meet a person through a case, never through this list."""
        return self.filter(pk=actor.person_id) if actor.person_id else self.none()

    def agents_of(self, organisation_id: Any, day: date) -> "PersonQuerySet":
        """Who may act for an organisation on `day` (a local date): its representative and its handlers."""
        handles = models.Q(
            handles__organisation=organisation_id, handles__revoked_at=None, handles__valid_from__lte=day
        ) & (models.Q(handles__valid_to=None) | models.Q(handles__valid_to__gte=day))
        return self.filter(models.Q(represents=organisation_id) | handles).distinct()


class UserQuerySet(models.QuerySet[Any]):
    """Accounts."""

    def known(self) -> "UserQuerySet":
        """With the reference an account is known by: its person's."""
        rows: UserQuerySet = self.filter(person__isnull=False).annotate(reference=models.F("person__reference"))
        return rows

    def visible_to(self, actor: Actor) -> "UserQuerySet":
        """To a security administrator those of the region, without names; to everybody else none."""
        return self.filter(person__region__startswith=actor.region) if actor.has_role("security_admin") else self.none()


class OrganisationQuerySet(models.QuerySet[Any]):
    """Organisations."""

    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        """Those one represents or handles today."""
        return self.for_agent(actor.person_id, date.today()) if actor.person_id else self.none()  # noqa: DTZ011

    def for_agent(self, person_id: Any, day: date, asked: Collection[str] = ()) -> "OrganisationQuerySet":
        """Organisations that a person represents, or handles on `day` (a local date).

        With `asked`, item codes, the handler's scope is empty (all items) or holds one of them.
        """
        handles = models.Q(handlers__person=person_id, handlers__revoked_at=None, handlers__valid_from__lte=day) & (
            models.Q(handlers__valid_to=None) | models.Q(handlers__valid_to__gte=day)
        )
        scope = models.Q(handlers__scope=[])
        for code in asked:
            scope |= models.Q(handlers__scope__contains=[code])
        return self.filter(models.Q(representative=person_id) | (handles & scope if asked else handles)).distinct()


class MandateQuerySet(models.QuerySet[Any]):
    """Posts."""

    def visible_to(self, actor: Actor) -> "MandateQuerySet":
        """One's own; those that one looks after; auditors see all."""
        if actor.has_role("auditor"):
            return self
        mine = models.Q(person=actor.person_id) if actor.person_id else models.Q(pk=None)
        return self.filter(mine | models.Q(pk__in=self.model._default_manager.in_reach(actor).values("pk")))

    def held_on(self, day: date) -> "MandateQuerySet":
        """Posts held on `day` (a local date), neither ended nor suspended; the oldest first.

        A substitute's post is held no longer than the one it stands in for.
        """
        own = held("", day)
        rows = self.filter(own & (models.Q(substitute_for=None) | held("substitute_for__", day)))
        return rows.order_by("valid_from", "id")

    def during(self, first: date, last: date | None) -> "MandateQuerySet":
        """Posts held on any day from `first` to `last` (local dates, both included; None: for ever), not ended."""
        rows = self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=first), ended_at=None)
        return rows.filter(valid_from__lte=last) if last else rows

    def of_now(self, day: date) -> "MandateQuerySet":
        """Posts not over by `day`: held, suspended or still to begin."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day), ended_at=None)

    def in_reach(self, actor: Actor) -> "MandateQuerySet":
        """Posts that the actor looks after: an administrator those of the own department and its units, the security
        administrator and the supervisor those of a region."""
        if actor.has_role("security_admin", "supervisor") and actor.region:
            return self.filter(department__division__code__startswith=actor.region)
        if actor.has_role("department_admin"):
            own = models.Q(department=actor.department_id) | models.Q(department__parent=actor.department_id)
            return self.filter(own)
        return self.none()


class ReviewQuerySet(models.QuerySet[Any]):
    """Access reviews."""

    def visible_to(self, actor: Actor) -> "ReviewQuerySet":
        """Those of one's department for its administrator, of the region for security administrators and supervisors;
        auditors see all."""
        if actor.has_role("auditor"):
            return self
        if actor.has_role("security_admin", "supervisor"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.has_role("department_admin") and actor.department_id:
            own = models.Q(department=actor.department_id) | models.Q(department__parent=actor.department_id)
            return self.filter(own)
        return self.none()

    def counted(self) -> "ReviewQuerySet":
        """With how many posts there are, wait, and are suspended."""
        waiting = models.Q(lines__outcome="", lines__mandate__ended_at=None)
        rows: ReviewQuerySet = self.annotate(
            posts=models.Count("lines"), waiting=models.Count("lines", filter=waiting),
            suspended=models.Count("lines", filter=models.Q(lines__outcome="suspended")),
        )  # fmt: skip
        return rows


def held(path: str, day: date) -> models.Q:
    """A post (at `path`) holds on a day."""
    lookups: dict[str, Any] = {"valid_from__lte": day, "ended_at": None, "suspended_at": None}
    lasting = models.Q(**{f"{path}valid_to": None}) | models.Q(**{f"{path}valid_to__gte": day})
    return lasting & models.Q(**{f"{path}{name}": value for name, value in lookups.items()})
