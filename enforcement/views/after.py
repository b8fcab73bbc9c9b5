"""A visit as the office and the firm see it; publishing, re-checks, the firm's file, objections."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from blueprints.loading import load
from documents.models import Paper
from licences.models import Licence
from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.after import plan_recheck
from ..actions.checks import limit_of
from ..actions.objections import answer_objection, raise_objection
from ..actions.publishing import publish_result
from ..actions.wording import contents_of
from ..forms import WordsForm
from ..models import Assignment, Finding, Inspection, Objection, Premises, Publication
from ..permissions import POLICY, on_check, on_visit
from .gates import refuse_outsiders

VISITS = Inspection.objects.select_related("premises__firm", "lead", "notice", "record")
PLACES = Premises.objects.select_related("firm")


@require_GET
def inspection(request: ActorRequest, ref: str) -> HttpResponse:
    """One visit: what was checked, what was found, what follows."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return inspection_page(request, get_visible(VISITS, request.actor, ref))


@require_GET
def finding(request: ActorRequest, ref: str) -> HttpResponse:
    """One finding is shown with its visit."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    found = get_visible(Finding.objects.select_related("assignment__inspection"), request.actor, ref)
    return redirect("enforcement:inspection", ref=str(found.assignment.inspection))


def inspection_page(request: ActorRequest, row: Inspection, form: WordsForm | None = None) -> HttpResponse:
    """The page, for the firm and for the office."""
    actor, held = request.actor, on_visit(request.actor, row)
    checks = list(row.assignments.select_related("department", "premises__firm", "publication").order_by("id"))
    objection = Objection.objects.filter(inspection=row).first()
    papers = Paper.objects.visible_to(actor).of_case(row.reference, *papers_of(checks))
    context = {
        "visit": row, "parts": [part(request, check) for check in checks], "objection": objection, "papers": papers,
        "form": form or WordsForm(), "firm_side": actor.kind == "person",
        "may_object": objection is None and POLICY.allows(actor, "objection.raise", held),
        "may_answer": objection and not objection.answered_at and POLICY.allows(actor, "objection.answer", held),
        "words": objection.words.plain() if objection else "", "answer": objection.answer.plain() if objection else "",
        "assigned": "assigned" in held,
    }  # fmt: skip
    return render(request, "enforcement/inspection.html", context, status=422 if form else 200)


def papers_of(checks: list[Assignment]) -> list[str]:
    """Under which references the papers of a visit's checks lie."""
    return [check.reference for check in checks]


def part(request: ActorRequest, check: Assignment) -> dict[str, Any]:
    """One organ's part: contents with results, findings, publication, the firm's count."""
    contents = contents_of(check)
    answers = {row.content: row for row in check.answers.all()}
    actor = request.actor
    publication = Publication.objects.filter(assignment=check).first()
    findings = [(row, contents[row.content].name) for row in check.findings.order_by("content")]
    held = on_check(actor, check)
    return {
        "check": check, "findings": findings, "publication": publication,
        "lines": [(content.name, answers.get(code)) for code, content in contents.items()],
        "used": Assignment.objects.counting(check.premises.firm_id, check.department, check.year).count(),
        "limit": limit_of(check.premises, check.department, check.year),
        "may_publish": publication and not publication.shown_from and POLICY.allows(actor, "result.publish", held),
        "may_recheck": POLICY.allows(actor, "check.plan", held),
    }  # fmt: skip


@require_POST
def publication(request: ActorRequest, ref: str, check: str) -> HttpResponse:
    """Publish one organ's result."""
    row = get_visible(VISITS, request.actor, ref)
    found = Publication.objects.filter(assignment__inspection=row, assignment__reference=check)
    result = found.select_related("assignment").first()
    if result is None:
        raise Http404(check)
    publish_result(result, by=request.actor)
    return redirect("enforcement:inspection", ref=ref)


@require_POST
def recheck(request: ActorRequest, ref: str, finding: str) -> HttpResponse:
    """Plan the re-check of one finding."""
    row = get_visible(VISITS, request.actor, ref)
    rows = Finding.objects.filter(assignment__inspection=row)
    rows = rows.select_related("assignment__premises", "assignment__department")
    check = plan_recheck(get_visible(rows, request.actor, finding), by=request.actor)
    return redirect("enforcement:check", ref=check.reference)


@require_GET
def firm_file(request: ActorRequest, ref: str) -> HttpResponse:
    """一企一档: places, certificates, counts, checks and findings of a firm, shared so that others need not come."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    place = get_visible(PLACES, request.actor, ref)
    year = local_date(now()).year
    checks = Assignment.objects.filter(premises__firm=place.firm).select_related(
        "department", "premises", "publication"
    )
    done = checks.filter(state="done").order_by("-id")[:50]
    organs = {check.department: None for check in checks}
    counts = [
        (organ, Assignment.objects.counting(place.firm_id, organ, year).count(), limit_of(place, organ, year))
        for organ in organs
    ]
    held = (
        Licence.objects.filter(holder=place.firm.organisation).select_related("edition").order_by("-decided_at")
        if place.firm.organisation
        else []
    )
    context = {
        "premises": place, "firm": place.firm, "places": place.firm.premises.order_by("id"), "counts": counts,
        "done": done,
        "outside": checks.filter(counted=False, year=year).count(), "year": year,
        "licences": [(row, load(row.edition).title) for row in held],
        "findings": Finding.objects.filter(assignment__premises__firm=place.firm).exclude(state="done").count(),
    }  # fmt: skip
    return render(request, "enforcement/firm_file.html", context)


@require_GET
def mine(request: ActorRequest) -> HttpResponse:
    """The firm's side: how often it was checked, how often it may be, by whom, with what result."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    places = list(PLACES.visible_to(request.actor)) if request.actor.kind == "person" else []
    year, lines = local_date(now()).year, []
    for place in places:
        organs = {c.department: None for c in place.assignments.filter(inspection__started_at__isnull=False)}
        for organ in organs:
            used = Assignment.objects.counting(place.firm_id, organ, year).exclude(inspection__started_at=None).count()
            lines.append((place, organ, used, limit_of(place, organ, year)))
    rows = VISITS.visible_to(request.actor).prefetch_related("assignments__department", "assignments__publication")
    visits = [seen_by_firm(row) for row in rows.order_by("-id")[:50]] if places else []
    return render(request, "enforcement/mine.html", {"places": places, "lines": lines, "visits": visits, "year": year})


def seen_by_firm(row: Inspection) -> dict[str, Any]:
    """A visit on the firm's list: the task codes with their results, what is open, the objection with its answer."""
    checks = sorted(row.assignments.all(), key=lambda check: check.pk)
    raised = Objection.objects.filter(inspection=row).first()
    open_ones = Finding.objects.filter(assignment__in=checks, state=Finding.State.OPEN)
    return {
        "visit": row, "checks": checks, "objection": raised, "due": open_ones.order_by("due_on").first(),
        "open": open_ones.count(), "answer": raised.answer.plain() if raised and raised.answered_at else "",
    }  # fmt: skip


@require_POST
def objection(request: ActorRequest, ref: str) -> HttpResponse:
    """The firm objects."""
    row = get_visible(VISITS, request.actor, ref)
    POLICY.require(request.actor, "objection.raise", on_visit(request.actor, row))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return inspection_page(request, row, form)
    raise_objection(row, form.cleaned_data["words"], by=request.actor)
    return redirect("enforcement:inspection", ref=ref)


@require_POST
def objection_answer(request: ActorRequest, ref: str) -> HttpResponse:
    """The organ answers."""
    row = get_visible(VISITS, request.actor, ref)
    POLICY.require(request.actor, "objection.answer", on_visit(request.actor, row))
    found = Objection.objects.filter(inspection=row).select_related("inspection__premises__firm").first()
    form = WordsForm(request.POST)
    if found is None:
        raise Http404(ref)
    if not form.is_valid():
        return inspection_page(request, row, form)
    answer_objection(found, form.cleaned_data["words"], by=request.actor)
    return redirect("enforcement:inspection", ref=ref)
