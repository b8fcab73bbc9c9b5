"""One check: planned, approved, given up, an officer replaced, its visit arranged."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.errors import Refusal
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions.checks import approve_check, cancel_check, limit_of, plan_check, replace_officer
from ..actions.matters import plan_for_matter
from ..actions.visits import arrange_visit, joinable
from ..avoiding import free_for
from ..forms import CheckForm, DrawForm, ReasonForm, ReplacementForm, VisitForm
from ..models import Assignment, EnforcementCertificate, Matter, Premises, Step, SupervisedItem
from ..permissions import POLICY, of_organ, on_check
from .gates import refuse_outsiders
from .office import items_for

CHECKS = Assignment.objects.select_related("premises__firm", "department__division", "inspection", "draw")
MATTERS = Matter.objects.select_related("premises__firm", "department__division", "assignment")
MOST = 500


@require_http_methods(["GET", "POST"])
def new_check(request: ActorRequest) -> HttpResponse:
    """Plan a daily, special or case check."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    POLICY.require(request.actor, "check.plan", {"department"} if request.actor.department_id else ())
    places = list(Premises.objects.visible_to(request.actor).open_on(local_date(now())).select_related("firm")[:MOST])
    listed = [(row.reference, f"{row.name} · {row.address}") for row in places]
    form = CheckForm(request.POST or None, items=items_for(request.actor.department), places=listed)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        place = next(row for row in places if row.reference == said["premises"])
        organ = Department.objects.select_related("division").get(pk=request.actor.department_id)
        try:
            check = plan_check(
                place, said["kind"], items=said["items"], department=organ, trigger=said["trigger"],
                trigger_ref=said["trigger_ref"], by=request.actor,
            )  # fmt: skip
            return redirect("enforcement:check", ref=check.reference)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "enforcement/new_check.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def check(request: ActorRequest, ref: str) -> HttpResponse:
    """One check of one's organ."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    return check_page(request, get_visible(CHECKS, request.actor, ref))


def check_page(request: ActorRequest, row: Assignment, status: int = 200, **forms: Any) -> HttpResponse:
    """The check with its count, what could come along, and what may be done."""
    held, actor = on_check(request.actor, row), request.actor
    may = {name: POLICY.allows(actor, act, held) for name, act in OFFERED.items()}
    own = list(row.officers.select_related("mandate__person"))
    rest = [one for one in colleagues(row) if one not in own]
    context = {
        "check": row, "officers": own, "steps": Step.objects.filter(subject=row.reference), "may": may,
        "items": SupervisedItem.objects.filter(code__in=row.items),
        "with": joinable(row) if row.state == "approved" else [],
        "used": Assignment.objects.counting(row.premises.firm_id, row.department, row.year).count(),
        "limit": limit_of(row.premises, row.department, row.year),
        "visit_form": VisitForm(officers=[] if len(own) > 1 else named(rest), initial={"day": local_date(now())}),
        "reason_form": ReasonForm(prefix="give-up"),
        "replacement_form": ReplacementForm(out=named(own), into=named(rest)),
        **forms,
    }  # fmt: skip
    return render(request, "enforcement/check.html", context, status=status)


OFFERED = {"approve": "check.approve", "replace": "check.replace", "arrange": "visit.arrange"}


def colleagues(row: Assignment) -> list[EnforcementCertificate]:
    """Officers of the check's organ who hold a certificate today and need not stay away."""
    day = local_date(now())
    rows = EnforcementCertificate.objects.of_officers(row.department, day)
    return free_for(row.premises, rows.select_related("mandate__person"), day)


def named(rows: list[EnforcementCertificate]) -> list[tuple[str, str]]:
    """Officers for a form: masked name and number."""
    return [(row.number, f"{row.mandate.person.name_masked}（{row.number}）") for row in rows]


@require_POST
def approval(request: ActorRequest, ref: str) -> HttpResponse:
    """批准."""
    row = get_visible(CHECKS, request.actor, ref)
    approve_check(row, by=request.actor)
    return redirect("enforcement:check", ref=ref)


@require_POST
def cancellation(request: ActorRequest, ref: str) -> HttpResponse:
    """Give it up, with a reason."""
    row = get_visible(CHECKS, request.actor, ref)
    POLICY.require(request.actor, "check.replace", on_check(request.actor, row))
    form = ReasonForm(request.POST, prefix="give-up")
    if not form.is_valid():
        return check_page(request, row, 422, reason_form=form)
    cancel_check(row, reason=form.cleaned_data["reason"], by=request.actor)
    return redirect("enforcement:check", ref=ref)


@require_POST
def replacement(request: ActorRequest, ref: str) -> HttpResponse:
    """Another officer, with a reason."""
    row = get_visible(CHECKS, request.actor, ref)
    POLICY.require(request.actor, "check.replace", on_check(request.actor, row))
    known = {one.number: one for one in colleagues(row)} | {one.number: one for one in row.officers.all()}
    pairs = [(number, number) for number in known]
    form = ReplacementForm(request.POST, out=pairs, into=pairs)
    if not form.is_valid():
        return check_page(request, row, 422, replacement_form=form)
    said = form.cleaned_data
    replace_officer(row, known[said["out"]], known[said["into"]], reason=said["reason"], by=request.actor)
    return redirect("enforcement:check", ref=ref)


@require_POST
def arrangement(request: ActorRequest, ref: str) -> HttpResponse:
    """Fix the visit; other organs' checks of the place come along."""
    row = get_visible(CHECKS, request.actor, ref)
    POLICY.require(request.actor, "visit.arrange", on_check(request.actor, row))
    people = {one.number: one for one in colleagues(row)}
    form = VisitForm(request.POST, officers=[] if row.officers.count() > 1 else named(list(people.values())))
    if not form.is_valid():
        return check_page(request, row, 422, visit_form=form)
    said = form.cleaned_data
    officers = [people[number] for number in said.get("officers", ())]
    try:
        visit = arrange_visit(row, said["day"], officers=officers, by=request.actor)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return check_page(request, row, refusal.status, visit_form=form)
    return redirect("enforcement:inspection", ref=visit.reference)


@require_GET
def matter(request: ActorRequest, ref: str) -> HttpResponse:
    """What arrived to be checked."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    return matter_page(request, get_visible(MATTERS, request.actor, ref))


def matter_page(request: ActorRequest, row: Matter, form: DrawForm | None = None) -> HttpResponse:
    """The matter, with the items that its check may be about."""
    may = POLICY.allows(request.actor, "check.plan", of_organ(request.actor, row.department_id, row.region))
    fresh = DrawForm(items=items_for(row.department.code)) if may and row.assignment is None else None
    context = {"matter": row, "form": form or fresh}
    return render(request, "enforcement/matter.html", context, status=422 if form else 200)


@require_POST
def matter_check(request: ActorRequest, ref: str) -> HttpResponse:
    """Plan the check that answers it."""
    row = get_visible(MATTERS, request.actor, ref)
    POLICY.require(request.actor, "check.plan", of_organ(request.actor, row.department_id, row.region))
    form = DrawForm(request.POST, items=items_for(row.department.code))
    if not form.is_valid():
        return matter_page(request, row, form)
    check = plan_for_matter(row, form.cleaned_data["items"], by=request.actor)
    return redirect("enforcement:check", ref=check.reference)
