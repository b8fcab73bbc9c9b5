"""The office: plans, draws, checks, visits and what comes after them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions.draws import commit_draw, run_draw
from ..actions.plans import approve_plan, draft_plan, file_plan, publish_plan
from ..forms import DrawForm, PlanForm, ShareForm
from ..models import Assignment, Draw, Inspection, Matter, Step, SupervisedItem, YearPlan
from ..permissions import POLICY, of_organ
from .gates import refuse_outsiders

PLANS = YearPlan.objects.select_related("department__division")
STEPS = {"approved": approve_plan, "filed": file_plan, "published": publish_plan}
ACTS = {"approved": "plan.approve", "filed": "plan.file", "published": "plan.publish"}
PAGE = 50


@require_GET
def office(request: ActorRequest) -> HttpResponse:
    """Everything that waits in one's organ."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    actor = request.actor
    checks = Assignment.objects.visible_to(actor).exclude(state__in=["done", "cancelled"])
    matters = (
        Matter.objects.visible_to(actor).filter(answered_at=None).select_related("premises").order_by("due_on", "id")
    )
    context = {
        "plans": PLANS.visible_to(actor).filter(year__gte=local_date(now()).year - 1).order_by("-year", "id")[:PAGE],
        "checks": checks.select_related("premises__firm", "department")[:PAGE], "matters": matters[:PAGE],
        "visits": Inspection.objects.visible_to(actor).select_related("premises__firm", "lead").order_by("-id")[:PAGE],
        "today": local_date(now()), "may_plan": POLICY.allows(actor, "check.plan", {"department"}),
        "may_draft": POLICY.allows(actor, "plan.draft", {"department"}),
    }  # fmt: skip
    return render(request, "enforcement/office.html", context)


def items_for(code: str) -> list[tuple[str, Any]]:
    """The published items of a department, for a form."""
    rows = SupervisedItem.objects.filter(department=code).order_by("code")
    return [(row.code, row.name["zh-Hans"]) for row in rows]


@require_http_methods(["GET", "POST"])
def new_plan(request: ActorRequest) -> HttpResponse:
    """Draft the plan of a year."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    POLICY.require(request.actor, "plan.draft", {"department"} if request.actor.department_id else ())
    form = PlanForm(request.POST or None, items=items_for(request.actor.department), initial=this_year())
    if request.method == "POST" and form.is_valid():
        organ = Department.objects.select_related("division").get(pk=request.actor.department_id)
        said = form.cleaned_data
        plan = draft_plan(
            organ, said["year"], items=said["items"], ratios=form.by_risk("ratio"), caps=form.by_risk("cap"),
            basis=said["basis"], by=request.actor,
        )  # fmt: skip
        return redirect("enforcement:plan", ref=plan.reference)
    return render(request, "enforcement/new_plan.html", {"form": form}, status=422 if form.errors else 200)


def this_year() -> dict[str, Any]:
    """What the form of a plan begins with."""
    usual = {"high": (100, 4), "medium": (30, 2), "low": (10, 1)}
    found: dict[str, Any] = {"year": local_date(now()).year}
    for risk, (ratio, cap) in usual.items():
        found |= {f"ratio_{risk}": ratio, f"cap_{risk}": cap}
    return found


@require_GET
def plan(request: ActorRequest, ref: str) -> HttpResponse:
    """One plan: public once published, before that its organ's."""
    return plan_page(request, get_visible(PLANS, request.actor, ref))


def plan_page(request: ActorRequest, row: YearPlan, form: DrawForm | None = None) -> HttpResponse:
    """The plan, its way, and what may be done next."""
    held = of_organ(request.actor, row.department_id, row.region)
    items = SupervisedItem.objects.filter(code__in=row.items).order_by("code")
    may_draw = row.state == "published" and POLICY.allows(request.actor, "draw.run", held)
    choices = [(one.code, one.name["zh-Hans"]) for one in items]
    context = {
        "plan": row, "items": items, "steps": Step.objects.filter(subject=row.reference),
        "offered": [to for to in YearPlan.TRANSITIONS[row.state] if to in ACTS and may_step(request, to, held)],
        "draws": row.draws.order_by("-committed_at"), "may_draw": may_draw, "share_form": ShareForm(),
        "form": form or (DrawForm(items=choices) if may_draw else None),
    }  # fmt: skip
    return render(request, "enforcement/plan.html", context, status=422 if form else 200)


def may_step(request: ActorRequest, to: str, held: set[str]) -> bool:
    """Whether a step is offered."""
    return POLICY.allows(request.actor, ACTS[to], held)


@require_POST
def plan_step(request: ActorRequest, ref: str, to: str) -> HttpResponse:
    """批准、备案、公布."""
    row = get_visible(PLANS, request.actor, ref)
    POLICY.require(request.actor, ACTS[to], of_organ(request.actor, row.department_id, row.region))
    STEPS[to](row, by=request.actor)
    return redirect("enforcement:plan", ref=ref)


@require_POST
def new_draw(request: ActorRequest, ref: str) -> HttpResponse:
    """Commit to a draw under a plan."""
    row = get_visible(PLANS, request.actor, ref)
    POLICY.require(request.actor, "draw.run", of_organ(request.actor, row.department_id, row.region))
    form = DrawForm(request.POST, items=[(code, code) for code in row.items])
    if not form.is_valid():
        return plan_page(request, row, form)
    try:
        commit_draw(row, form.cleaned_data["items"], by=request.actor)
    except Invalid as refusal:
        form.add_error(None, refusal.sentence)
        return plan_page(request, row, form)
    return redirect("enforcement:plan", ref=ref)


@require_POST
def drawing(request: ActorRequest, ref: str) -> HttpResponse:
    """Draw, with what the witness gave."""
    row = get_visible(Draw.objects.select_related("plan"), request.actor, ref)
    POLICY.require(request.actor, "draw.run", of_organ(request.actor, row.plan.department_id, row.region))
    form = ShareForm(request.POST)
    share = form.cleaned_data["share"] if form.is_valid() else ""
    run_draw(row, share=share, by=request.actor)
    return redirect("enforcement:office")
