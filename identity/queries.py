"""Which people and posts an actor may see."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.registers.models import Department

HELPERS = ("helper", "village_agent")
COUNTER = ("window_clerk", "hall_manager")


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
        held = actor.region and actor.has_role("security_admin")
        return self.filter(person__region__startswith=actor.region) if held else self.none()


def today() -> date:
    """The local date (UTC+8) of this moment."""
    return local(now()).date()


def in_force(day: date, prefix: str = "") -> models.Q:
    """Whether a from–to row holds on `day`, both days included."""
    last = models.Q(**{f"{prefix}valid_to": None}) | models.Q(**{f"{prefix}valid_to__gte": day})
    return last & models.Q(**{f"{prefix}valid_from__lte": day})


class OrganisationQuerySet(models.QuerySet[Any]):
    """Organisations."""

    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        """Those one represents or handles today."""
        return self.for_agent(actor.person_id, today()) if actor.person_id else self.none()

    def for_agent(self, person_id: Any, day: date, asked: Collection[str] = ()) -> "OrganisationQuerySet":
        """Organisations that a person represents, or handles on `day` (a local date).

        With `asked`, item codes, the handler's scope is empty (all items) or holds one of them.
        """
        accepted = models.Q(handlers__person=person_id, handlers__revoked_at=None, handlers__accepted_at__isnull=False)
        handles = accepted & in_force(day, "handlers__")
        scope = models.Q(handlers__scope=[])
        for code in asked:
            scope |= models.Q(handlers__scope__contains=[code])
        return self.filter(models.Q(representative=person_id) | (handles & scope if asked else handles)).distinct()


class HandlerQuerySet(models.QuerySet[Any]):
    """Handlers of organisations."""

    def visible_to(self, actor: Actor) -> "HandlerQuerySet":
        """One's own, and those of the organisations one represents."""
        mine = models.Q(person=actor.person_id) | models.Q(organisation__representative=actor.person_id)
        return self.filter(mine) if actor.kind == "person" else self.none()

    def standing(self) -> "HandlerQuerySet":
        """Not taken back."""
        return self.filter(revoked_at=None)

    def acting_on(self, day: date) -> "HandlerQuerySet":
        """Those who may act on `day`."""
        return self.filter(in_force(day), revoked_at=None, accepted_at__isnull=False)


class ProxyQuerySet(models.QuerySet[Any]):
    """Powers of attorney."""

    def visible_to(self, actor: Actor) -> "ProxyQuerySet":
        """Those one gave, those one was given, those of the organisations one represents."""
        if actor.kind != "person":
            return self.none()
        mine = models.Q(person=actor.person_id) | models.Q(agent=actor.person_id)
        return self.filter(mine | models.Q(organisation__representative=actor.person_id))

    def standing(self) -> "ProxyQuerySet":
        """Neither declined nor revoked."""
        return self.filter(declined_at=None, revoked_at=None)

    def acting_on(self, day: date) -> "ProxyQuerySet":
        """Accepted, in their days, and neither declined nor revoked."""
        return self.standing().filter(in_force(day), accepted_at__isnull=False)


class TieQuerySet(models.QuerySet[Any]):
    """Family ties."""

    def visible_to(self, actor: Actor) -> "TieQuerySet":
        """One's own on either side; the window clerk those of the region still to prove."""
        if actor.has_role("window_clerk"):
            return self.filter(region__startswith=actor.region, ended_at=None) if actor.region else self.none()
        if actor.kind != "person":
            return self.none()
        return self.filter(models.Q(holder=actor.person_id) | models.Q(subject=actor.person_id))

    def unfinished(self) -> "TieQuerySet":
        """Those that wait for a proof or a consent."""
        waits = models.Q(proved_at=None) | models.Q(kind="elder_help", consented_at=None)
        return self.filter(waits, ended_at=None)

    def acting_on(self, day: date) -> "TieQuerySet":
        """Proved, consented to where that is needed, and in their days."""
        proved = self.filter(in_force(day), proved_at__isnull=False, ended_at=None)
        return proved.filter(models.Q(kind="guardian") | models.Q(consented_at__isnull=False))


class HelpQuerySet(models.QuerySet[Any]):
    """Helpers' entries."""

    def visible_to(self, actor: Actor) -> "HelpQuerySet":
        """The helper's own, those about oneself; the hall manager all of the region."""
        if actor.has_role("hall_manager"):
            return self.filter(region__startswith=actor.region) if actor.region else self.none()
        if actor.has_role(*HELPERS):
            return self.filter(mandate__person=actor.person_id)
        return self.filter(person=actor.person_id) if actor.kind == "person" else self.none()

    def running(self) -> "HelpQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)


class EvidenceQuerySet(models.QuerySet[Any]):
    """How levels were reached."""

    def visible_to(self, actor: Actor) -> "EvidenceQuerySet":
        """One's own; officers of the counter those of their region that wait for a second officer; auditors all."""
        if actor.has_role("auditor"):
            return self
        if actor.has_role(*COUNTER):
            waiting = self.filter(effective_at=None, ended_at=None)
            return waiting.filter(region__startswith=actor.region) if actor.region else self.none()
        return self.filter(person=actor.person_id) if actor.kind == "person" else self.none()

    def counting(self) -> "EvidenceQuerySet":
        """Effective and not ended."""
        return self.filter(effective_at__isnull=False, ended_at=None)


class LetterQuerySet(models.QuerySet[Any]):
    """Letters with a code."""

    def visible_to(self, actor: Actor) -> "LetterQuerySet":
        """Window clerks those of their region still to print; the person their own."""
        if actor.has_role("window_clerk"):
            return self.filter(region__startswith=actor.region, printed_at=None) if actor.region else self.none()
        return self.filter(person=actor.person_id) if actor.kind == "person" else self.none()


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


def own_department(actor: Actor) -> Department:
    """The department of the post an actor acts in; DoesNotExist for somebody without a post."""
    return Department.objects.get(pk=str(actor.department_id))
