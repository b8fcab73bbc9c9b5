"""Planning, drawing, arranging, publishing, objecting for machines: each act of a page, with the same permission, once
per Idempotency-Key."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, Act, ActDoor, Taken, act_door, actor_of, fingerprint, once, sent
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions.after import plan_recheck
from ..actions.checks import approve_check, cancel_check, plan_check, replace_officer
from ..actions.closing import close_visit
from ..actions.draws import commit_draw, run_draw
from ..actions.matters import plan_for_matter
from ..actions.objections import answer_objection, raise_objection
from ..actions.plans import approve_plan, draft_plan, file_plan, publish_plan
from ..actions.publishing import publish_result
from ..actions.visits import arrange_visit
from ..models import (
    Assignment,
    Draw,
    EnforcementCertificate,
    Finding,
    Inspection,
    Matter,
    Objection,
    Premises,
    Publication,
    YearPlan,
)
from ..permissions import POLICY, of_organ, on_check, on_visit
from ..serializers import (
    ArrangementRequest,
    CancellationRequest,
    CheckRequest,
    CheckSerializer,
    DrawSerializer,
    InspectionSerializer,
    ItemsRequest,
    ObjectionSerializer,
    PlanRequest,
    PlanSerializer,
    PublicationSerializer,
    ReplacementRequest,
    ShareRequest,
    WordsRequest,
)

PLANS = YearPlan.objects.select_related("department__division")
DRAWS = Draw.objects.select_related("plan__department__division")
CHECKS = Assignment.objects.select_related("premises__firm", "department__division", "inspection", "draw")
VISITS = Inspection.objects.select_related("premises__firm", "lead__division").prefetch_related(
    "assignments__department"
)
MATTERS = Matter.objects.select_related("premises__firm", "department__division", "assignment")
FINDINGS = Finding.objects.select_related("assignment__premises__firm", "assignment__department")
Held = Callable[[Actor, Any], Collection[str]]


def asking(needs: str, held: Held) -> type[ActDoor]:
    """A door that refuses whoever may not, before it looks at what was sent."""

    class Asking(ActDoor):
        def refuse(self, row: Any, by: Actor) -> None:
            POLICY.require(by, needs, set(held(by, row)))

    return Asking


def acts_on(rows: Any, given: type[BaseSerializer[Any]], held: Held) -> Callable[..., type[ActDoor]]:
    """How endpoints for acts on one kind of rows are made."""

    def made(name: str, needs: str, act: Act, taken: Taken | None = None) -> type[ActDoor]:
        return act_door(name, act, rows=rows, given=given, taken=taken, door=asking(needs, held))

    return made


def on_plan(by: Actor, plan: YearPlan) -> set[str]:
    """How an actor stands to a plan."""
    return of_organ(by, plan.department_id, plan.region)


def own_organ(by: Actor) -> Department:
    """The department of whoever asks."""
    found: Department = Department.objects.select_related("division").get(pk=by.department_id)
    return found


def numbered(numbers: Collection[str]) -> list[EnforcementCertificate]:
    """Certificates by their numbers, in the order named; 404 for one that is none."""
    found = {c.number: c for c in EnforcementCertificate.objects.filter(number__in=numbers).select_related("mandate")}
    if set(numbers) - set(found):
        raise Http404("certificate")
    return [found[number] for number in numbers]


def arranged(check: Assignment, values: dict[str, Any], by: Actor) -> Inspection:
    """The visit that a check was arranged for, as a list shows it."""
    visit = arrange_visit(check, values["day"], officers=numbered(values.get("officers", [])), by=by)
    found: Inspection = VISITS.get(pk=visit.pk)
    return found


def replaced(check: Assignment, values: dict[str, Any], by: Actor) -> Assignment:
    """Another officer."""
    out, into = numbered([values["out"], values["into"]])
    return replace_officer(check, out, into, reason=values["reason"], by=by)


def answered(visit: Inspection, values: dict[str, Any], by: Actor) -> Objection:
    """The answer to what the firm objects; 404 where nobody objects."""
    row = Objection.objects.filter(inspection=visit).select_related("inspection__premises__firm").first()
    if row is None:
        raise Http404(visit.reference)
    return answer_objection(row, values["words"], by=by)


class Making(APIView):
    """Something new of one's own organ, once per key."""

    needs = ""
    taken: Taken
    given: type[BaseSerializer[Any]]

    def make(self, values: dict[str, Any], by: Actor) -> Any:
        """What is made."""
        raise NotImplementedError

    def post(self, request: Request) -> Response:
        """Make it."""
        by = actor_of(request)
        POLICY.require(by, self.needs, {"department"} if by.department_id else ())
        values = sent(request, self.taken)
        return once(request, fingerprint(request, values), lambda: dict(self.given(self.make(values, by)).data))


@extend_schema(request=PlanRequest, responses={201: PlanSerializer}, parameters=[KEY])
class NewPlan(Making):
    """The draft of a year's plan."""

    needs, taken, given = "plan.draft", PlanRequest, PlanSerializer

    def make(self, values: dict[str, Any], by: Actor) -> YearPlan:
        """Begun or changed."""
        return draft_plan(own_organ(by), values.pop("year"), by=by, **values)


@extend_schema(request=CheckRequest, responses={201: CheckSerializer}, parameters=[KEY])
class NewCheck(Making):
    """A daily, special or case check."""

    needs, taken, given = "check.plan", CheckRequest, CheckSerializer

    def make(self, values: dict[str, Any], by: Actor) -> Assignment:
        """Planned: on the list, within the cap."""
        place = get_visible(Premises.objects.select_related("firm"), by, values.pop("premises"))
        return plan_check(place, values.pop("kind"), department=own_organ(by), by=by, **values)


class Result(ActDoor):
    """One organ's result of a visit is published."""

    rows, given = VISITS, PublicationSerializer

    @extend_schema(request=None, responses={201: PublicationSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str, **place: str) -> Response:
        """Publish it once."""
        return super().post(request, ref, **place)

    def act(self, row: Inspection, values: dict[str, Any], by: Actor) -> Publication:
        """The result of the check that the address names."""
        found = Publication.objects.filter(assignment__inspection=row, assignment__reference=values["check"])
        result = found.select_related("assignment").first()
        if result is None:
            raise Http404(values["check"])
        return publish_result(result, by=by)


plan_act, check_act = acts_on(PLANS, PlanSerializer, on_plan), acts_on(CHECKS, CheckSerializer, on_check)
visit_act = acts_on(VISITS, InspectionSerializer, on_visit)
objection_act = acts_on(VISITS, ObjectionSerializer, on_visit)
PLAN_ACTS: dict[str, type[APIView]] = {
    "approval": plan_act("PlanApproval", "plan.approve", lambda row, values, by: approve_plan(row, by=by)),
    "filing": plan_act("PlanFiling", "plan.file", lambda row, values, by: file_plan(row, by=by)),
    "publication": plan_act("PlanPublication", "plan.publish", lambda row, values, by: publish_plan(row, by=by)),
    "draws": acts_on(PLANS, DrawSerializer, on_plan)(
        "NewDraw", "draw.run", lambda row, values, by: commit_draw(row, values["items"], by=by), ItemsRequest
    ),
}
DRAW_ACTS: dict[str, type[APIView]] = {
    "drawing": acts_on(DRAWS, DrawSerializer, lambda by, draw: on_plan(by, draw.plan))(
        "Drawing", "draw.run", lambda row, values, by: run_draw(row, share=values["share"], by=by), ShareRequest
    )
}
CHECK_ACTS: dict[str, type[APIView]] = {
    "approval": check_act("CheckApproval", "check.approve", lambda row, values, by: approve_check(row, by=by)),
    "cancellation": check_act(
        "CheckCancellation", "check.replace", lambda row, values, by: cancel_check(row, by=by, **values),
        CancellationRequest,
    ),
    "replacement": check_act("CheckReplacement", "check.replace", replaced, ReplacementRequest),
    "visit": acts_on(CHECKS, InspectionSerializer, on_check)(
        "Arrangement", "visit.arrange", arranged, ArrangementRequest
    ),
}  # fmt: skip
MATTER_ACTS: dict[str, type[APIView]] = {
    "check": acts_on(MATTERS, CheckSerializer, lambda by, row: of_organ(by, row.department_id, row.region))(
        "MatterCheck", "check.plan", lambda row, values, by: plan_for_matter(row, values["items"], by=by), ItemsRequest
    )
}
VISIT_ACTS: dict[str, type[APIView]] = {
    "closing": visit_act("Closing", "visit.close", lambda row, values, by: close_visit(row, by=by)),
    "objection": objection_act(
        "NewObjection", "objection.raise", lambda row, values, by: raise_objection(row, values["words"], by=by),
        WordsRequest,
    ),
    "objection/answer": objection_act("ObjectionAnswer", "objection.answer", answered, WordsRequest),
}  # fmt: skip
FINDING_ACTS: dict[str, type[APIView]] = {
    "recheck": acts_on(FINDINGS, CheckSerializer, lambda by, row: on_check(by, row.assignment))(
        "Recheck", "check.plan", lambda row, values, by: plan_recheck(row, by=by)
    )
}
