"""Which drafts and applications an actor may see, and the counter's queue."""

from collections.abc import Hashable
from functools import cache
from hmac import compare_digest
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce, Left

from identity.models import Handler
from identity.permissions import granted
from identity.queries import today
from records.ledger.actor import Actor
from records.ledger.kept import Kept

ORGAN_ROLES = ("approver", "signing_head")
COUNTY = 6  # digits of a county's code


def firms_in_reach(actor: Actor, code: Any) -> models.Q:
    """What belongs to a firm the actor represents, or handles today with `code` (outer columns) in the scope."""
    handled = Handler.objects.acting_on(today()).filter(person=actor.person_id, organisation=OuterRef("organisation"))
    one = models.Func(code, function="to_jsonb", output_field=models.JSONField())
    within = handled.filter(models.Q(scope=[]) | models.Q(scope__contains=one))
    return models.Q(organisation__representative=actor.person_id) | models.Q(Exists(within))


def acting_reach(actor: Actor) -> models.Q | None:
    """What the right that the actor acts by reaches: everything of a child, else what was begun under it."""
    party = actor.acting_for
    if party is None or party.basis in {"representative", "handler"}:
        return None
    if party.basis == "guardian" and party.whole:
        return models.Q(person=party.id, organisation=None)
    return models.Q(right=party.right)


def case_reach(actor: Actor) -> models.Q | None:
    """The same for applications, where a right may be for one case with its members."""
    party, reach = actor.acting_for, acting_reach(actor)
    if party is None or reach is None or not party.case:
        return reach
    principal = models.Q(organisation=party.id) if party.kind == "organisation" else models.Q(person=party.id)
    return principal & (models.Q(reference=party.case) | models.Q(parent__reference=party.case))


def grants_seen(grants: Any, actor: Actor) -> Any:
    """Of the grants of cases: those for the actor's account that hold today; the head's own organ's, the supervisor's
    region's, to auditors all."""
    mine = models.Q(user=actor.user_id, pk__in=grants.in_force(today()).values("pk"))
    if actor.has_role("auditor"):
        return grants
    if actor.has_role("supervisor") and actor.region:
        mine |= models.Q(content_object__region__startswith=actor.region)
    if actor.has_role("signing_head") and actor.department_id:
        mine |= models.Q(content_object__department=actor.department_id)
    return grants.filter(mine)


class DraftQuerySet(models.QuerySet[Any]):
    """Drafts."""

    def visible_to(self, actor: Actor) -> "DraftQuerySet":
        """One's own (whoever fills them in), the firm's that one began, those begun under the right one acts by."""
        if actor.person_id is None:
            return self.none()
        acting = acting_reach(actor)
        if actor.kind != "person":
            return self.filter(acting) if acting else self.none()
        began = models.Q(person=actor.person_id) & firms_in_reach(actor, OuterRef("edition__code"))
        own = models.Q(person=actor.person_id, organisation=None) | began
        return self.filter(own | acting if acting else own)

    def whole(self) -> "DraftQuerySet":
        """With everything a page or a submission reads of a draft."""
        return self.select_related("person", "organisation")

    def open(self) -> "DraftQuerySet":
        """Not submitted yet."""
        return self.filter(submitted_as="")


class PartnerQuerySet(models.QuerySet[Any]):
    """Those who apply together with somebody."""

    def visible_to(self, actor: Actor) -> "PartnerQuerySet":
        """Who is asked sees what they are asked to confirm, in their own name."""
        return self.filter(person=actor.person_id) if actor.kind == "person" and actor.person_id else self.none()


def keys_of_person(cases: Any, actor: Actor, acting: models.Q | None) -> Any:
    """Keys of the cases a person sees, each way by an index of its own: an OR would read the whole table."""
    code = Coalesce(OuterRef("parent__item_code"), OuterRef("item_code"))
    firms = Handler.objects.filter(person=actor.person_id).values("organisation")
    ways = [
        cases.filter(person=actor.person_id, organisation=None),
        cases.filter(organisation__representative=actor.person_id),
        cases.filter(firms_in_reach(actor, code), organisation__in=firms),
        cases.filter(partners__person=actor.person_id),
        *([cases.filter(acting)] if acting else []),
    ]
    first, *others = (way.values("pk") for way in ways)
    return first.union(*others, all=True)


@cache
def keys_kept(model: Hashable) -> Kept:
    """The same for many askings."""
    return Kept(lambda actor: keys_of_person(model._default_manager.all(), actor, case_reach(actor)))  # type: ignore[attr-defined]


class ApplicationQuerySet(models.QuerySet[Any]):
    """Applications."""

    def visible_to(self, actor: Actor) -> "ApplicationQuerySet":
        """Applicants: their own, their firm's within the scope given, those in reach of the right they act by.
        Offices: the window its region, organs their cases and those opened to the account, a helper the help that runs.
        """
        if actor.has_role("auditor", "system"):
            return self
        if actor.has_role("supervisor", "window_clerk"):
            near = models.Q(region__startswith=actor.region)
            if actor.has_role("window_clerk") and actor.department_id:
                near |= models.Q(taken_in_by=actor.department_id)
            return self.filter(near) if actor.region else self.none()
        if actor.has_role(*ORGAN_ROLES) and actor.department_id:
            mine = models.Q(department=actor.department_id) | models.Q(children__department=actor.department_id)
            return self.filter(mine | models.Q(granted(self.model, actor))).distinct()
        acting = case_reach(actor)
        if actor.kind == "person":
            return self.filter(pk__in=keys_of_person(self.model._default_manager.all(), actor, acting))
        return self.filter(acting) if acting else self.none()

    def listed_for(self, actor: Actor) -> "ApplicationQuerySet":
        """As `visible_to`, the keys of a person's cases read first: cut in order of the key, a planner that takes them
        for many would rather read the whole table backwards."""
        if actor.kind != "person" or actor.roles - {"citizen"}:
            return self.visible_to(actor)
        return self.filter(pk__in=[row["pk"] for row in keys_kept(self.model)(actor)])  # type: ignore[arg-type]

    def awaited(self) -> "ApplicationQuerySet":
        """Under way, or decided and not delivered yet."""
        return self.filter(models.Q(ended_at=None) | models.Q(delivery_due__isnull=False, delivered_at=None))

    def looked_up(self, number: str, code: str) -> Any:
        """The root case of a number, when the query code is right too; None for anything else."""
        row = self.filter(reference=number, parent=None).select_related("department").first()
        return row if row is not None and compare_digest(row.query_code.encode(), code.encode()) else None

    def at_counter(self, region: str) -> "ApplicationQuerySet":
        """Roots that wait for a counter of `region` (significant digits), the longest waiting first: read in the order
        of an index that begins with the county, so that no length of the queue makes it slow (ADR 0143)."""
        rows = self.filter(parent=None, at_desk=True)
        if len(region) >= COUNTY:
            rows = rows.annotate(county=Left("region", COUNTY)).filter(county=region[:COUNTY])
        if len(region) != COUNTY:  # said twice, the planner takes the queue for short and sorts it all
            rows = rows.filter(region__startswith=region)
        return rows.order_by("submitted_at", "id")

    def waiting_for(self, actor: Actor) -> "ApplicationQuerySet":
        """What waits for the actor's counter. A county's clerk sees the county: said once (ADR 0143)."""
        whole = actor.has_role("window_clerk") and len(actor.region) == COUNTY
        return (self if whole else self.visible_to(actor)).at_counter(actor.region)

    def collected_by(self, department_id: Any) -> "ApplicationQuerySet":
        """Roots that a window takes in for organs elsewhere (异地代收代办) and that wait for it."""
        return self.filter(parent=None, state="submitted", cross_mode="collected", taken_in_by=department_id)

    def following(self, last: Any) -> "ApplicationQuerySet":
        """Those behind `last` in the queue."""
        later = models.Q(submitted_at__gt=last.submitted_at) | models.Q(id__gt=last.id)
        return self.filter(later, submitted_at__gte=last.submitted_at)

    def of_root(self, root: Any) -> "ApplicationQuerySet":
        """A whole case by the key of its root: the root and its children."""
        return self.filter(models.Q(pk=root) | models.Q(parent=root))

    def telling_reviews(self) -> "ApplicationQuerySet":
        """Each says (`reviewed`) whether a review or a court has spoken about it: mostly not, so no page asks more."""
        outcomes = self.model.review_outcomes.field.model.objects.filter(application=OuterRef("pk"))
        rows: ApplicationQuerySet = self.annotate(reviewed=Exists(outcomes))
        return rows

    def roots(self) -> "ApplicationQuerySet":
        """Bundles and single cases, without the bundles' children."""
        return self.filter(parent=None)
