"""My cases: the list, one case with its lanes, withdrawal, look-up by number and code."""

import hashlib

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from documents.models import Paper
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from workflows.models import Task

from ..actions.applications import withdraw_application
from ..models import Application, Draft
from ..permissions import POLICY, relations
from ..timeline import axis_of

CASES = Application.objects.select_related("parent", "department", "person", "organisation", "edition")
PAGE = 20


@require_GET
def applications(request: ActorRequest) -> HttpResponse:
    """My applications and open drafts, newest first; `before` is the number of the last one shown."""
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next={request.path}")
    rows = CASES.visible_to(request.actor).roots().order_by("-id").prefetch_related("children__department")
    before = request.GET.get("before", "")
    if before:
        rows = rows.filter(id__lt=get_visible(Application, request.actor, before).id)
    page = list(rows[: PAGE + 1])
    drafts = (
        Draft.objects.visible_to(request.actor).open().select_related("edition", "organisation").order_by("-saved_at")
    )
    context = {
        "applications": page[:PAGE],
        "more": page[PAGE - 1].reference if len(page) > PAGE else "",
        "drafts": drafts[:20],
    }
    return render(request, "services/applications.html", context)


@require_GET
def application(request: ActorRequest, ref: str) -> HttpResponse:
    """One case: what I must do, all organs on one time axis, papers, the log."""
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next={request.path}")
    case = get_visible(CASES, request.actor, ref)
    if case.parent is not None and request.actor.kind == "person":
        return redirect("services:application", ref=case.parent.reference)
    return render(request, "services/application.html", case_page(request, case))


def case_page(request: ActorRequest, case: Application) -> dict[str, object]:
    """What the page of a case shows, and the version a poll compares."""
    cases = list(case.children.select_related("department")) or [case]
    references = [case.reference, *(child.reference for child in cases)]
    papers = list(
        Paper.objects.visible_to(request.actor).of_case(*references).select_related("department", "edition", "licence")
    )
    tasks = (
        Task.objects.filter(process__upper_ref__in=references)
        .select_related("department", "process")
        .order_by("-opened_at")
    )
    visit = next(
        (t.visit_part.visit for t in tasks.select_related("visit_part__visit") if hasattr(t, "visit_part")), None
    )
    events = events_of(case, cases, papers, list(tasks))
    moment = now()
    may = POLICY.allows(request.actor, "application.withdraw", relations(request.actor, case))
    state = [(c.reference, c.state) for c in [case, *cases]] + [(p.reference, p.status) for p in papers] + [len(events)]
    return {
        "application": case, "cases": cases, "papers": papers, "events": events, "axis": axis_of(case, cases, moment),
        "may_withdraw": may and not case.ended and any(not c.ended for c in cases), "visit": visit, "now": moment,
        "version": hashlib.sha256(repr(state).encode()).hexdigest()[:16], "ended": sum(c.ended for c in cases),
    }  # fmt: skip


def events_of(
    case: Application, cases: list[Application], papers: list[Paper], tasks: list[Task]
) -> list[dict[str, object]]:
    """The log, newest first: submission, receipt, acceptance, steps done, papers."""
    found = [{"at": case.submitted_at, "kind": "submitted", "who": None, "what": case.name}]
    if case.received_at:
        found.append({"at": case.received_at, "kind": "received", "who": None, "what": case.name})
    found += [
        {"at": c.accepted_at, "kind": "accepted", "who": c.department.name, "what": c.name}
        for c in cases
        if c.accepted_at
    ]
    found += [
        {"at": t.done_at, "kind": t.nature, "who": t.department.name, "what": t.title, "decision": t.decision}
        for t in tasks
        if t.done_at and t.decision and t.nature != "intake"
    ]
    found += [
        {"at": p.made_at, "kind": "paper", "who": p.department.name, "what": p.data.get("title"), "paper": p}
        for p in papers
        if p.made_at
    ]
    return sorted(found, key=lambda event: event["at"], reverse=True)


@require_GET
def application_state(request: ActorRequest, ref: str) -> HttpResponse:
    """The live part of the page; 304 while nothing has changed (ETag polling)."""
    case = get_visible(CASES, request.actor, ref)
    context = case_page(request, case)
    tag = f'"{context["version"]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = render(request, "services/application_state.html", context)
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    return response


@require_POST
def withdrawal(request: ActorRequest, ref: str) -> HttpResponse:
    """Take an application back."""
    case = get_visible(CASES, request.actor, ref)
    withdraw_application(case, by=request.actor)
    return redirect("services:application", ref=ref)
