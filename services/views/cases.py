"""My cases: the list, one case with its lanes, what I may do with it, look-up by number and code."""

import hashlib
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.models import Paper
from documents.queries import names_asked
from records.clock import local
from records.ledger.clock import now
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.kept import Kept
from records.ledger.listening import ticket_answer
from records.ledger.loading import get_visible, seen
from records.ledger.reading import note_reading

from ..actions.afterwards import sign_for_result
from ..actions.applications import withdraw_application
from ..actions.deferring import bring_deferred
from ..actions.talking import send_message
from ..casework import (
    NOTICES,
    WORDS,
    arithmetic,
    doing_now,
    events_of,
    latest_due,
    named_marks,
    owed_by,
    tasks_of,
    version_parts,
    waiting_among,
)
from ..clocks import timings
from ..forms import LookUpForm, MessageForm
from ..hearings import hearings_for
from ..limits import allowed
from ..models import Application, Draft, Partner, Publication
from ..permissions import POLICY, may, relations
from ..remedies import contests_of, outcomes_of
from ..timeline import axis_of
from .sharing import opened_to

CASES = Application.objects.select_related("parent", "department", "organisation")
SHOWN = seen(CASES.telling_reviews().select_related("ordered_by", "person").defer("answers", "parent__answers"))
OPEN = Kept(lambda actor: Draft.objects.visible_to(actor).open().defer("answers").order_by("-saved_at")[:PAGE])
ASKED = Kept(
    lambda actor: (
        Partner.objects.visible_to(actor).filter(draft__submitted_as="").select_related("draft__person")[:PAGE]
    )
)
PAPERS = Kept(
    lambda actor, names, cases: (
        Paper.objects.visible_under(actor, names).of_case(*cases).select_related("department", "licence", "replacement")
    )
)
PAGE = 20
LOOK_UPS, LOOK_UP_SECONDS = 20, 600


@require_GET
def applications(request: ActorRequest) -> HttpResponse:
    """My applications and open drafts, newest first; `before` is the number of the last one shown."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    cases = Application.objects.listed_for(request.actor).roots().order_by("-id")
    rows = cases.select_related("organisation").defer("answers")
    before = request.GET.get("before", "")
    if before:
        rows = rows.filter(id__lt=get_visible(Application, request.actor, before).id)
    page = list(rows[: PAGE + 1])
    context = {
        "applications": page[:PAGE],
        "more": page[PAGE - 1].reference if len(page) > PAGE else "",
        "drafts": OPEN(request.actor),
        "asked": ASKED(request.actor),
    }
    return render(request, "services/applications.html", context)


@require_GET
def application(request: ActorRequest, ref: str) -> HttpResponse:
    """One case: what I must do, all organs on one time axis, papers, the log."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    case: Application = get_visible(SHOWN, request.actor, ref)
    if case.root.agent_id == request.actor.person_id and case.person_id != request.actor.person_id:
        note_reading(case.person.reference, ["application"], by=request.actor, purpose="acting", case=ref)
    if case.parent is not None and request.actor.kind == "person":
        return redirect("services:application", ref=case.parent.reference)
    return whole_page(request, case)


def whole_page(
    request: ActorRequest, case: Application, status: int = 200, form: MessageForm | None = None
) -> HttpResponse:
    """The page of a case; messages are shown to whom they concern, an official's reading is noted."""
    context = case_page(request, case)
    said = context.pop("said")
    mine = may(request.actor, "message.send", case)
    if mine or may(request.actor, "message.reply", case):
        context["words"] = [(m, m.text.plain()) for m in said]
        if context["words"]:
            note_reading(case.person.reference, ["messages"], by=request.actor, purpose="case", case=case.reference)
    opened = opened_to(request.actor, case)
    if opened is not None:
        note_reading(case.person.reference, ["application"], by=request.actor, purpose="case", case=case.reference)
    context |= {"message_form": form or MessageForm(initial=said_first(request)), "mine": mine, "opened": opened}
    return render(request, "services/application.html", context, status=status)


def said_first(request: ActorRequest) -> dict[str, str]:
    """What the message form is opened for."""
    kind = request.GET.get("say", "")
    return {"kind": kind} if kind in {"ask", "escalate"} else {}


def case_page(request: ActorRequest, case: Application) -> dict[str, Any]:
    """What the page of a case shows, and the version a poll compares."""
    notices, words, cases = NOTICES(case.pk), WORDS(case.pk), case.parts or [case]
    references = {case.reference, *(child.reference for child in cases)}
    papers = PAPERS(request.actor, names_asked(request.actor), sorted(references))
    tasks, known = tasks_of(references), timings(references)
    visit = next((task.visit_part.visit for task in tasks if hasattr(task, "visit_part")), None)
    outcomes, moment = outcomes_of(cases), now()
    events = events_of(case, cases, papers, tasks, outcomes, known, notices)
    axis = axis_of(case, cases, moment, doing_now(tasks), known, notices)
    allowed_to_withdraw = POLICY.allows(request.actor, "application.withdraw", relations(request.actor, case))
    parts = repr(version_parts(case, cases, papers, len(events), len(words)))
    return {
        "application": case, "cases": cases, "papers": papers, "events": events, "axis": axis, "visit": visit,
        "may_withdraw": allowed_to_withdraw and not case.ended and any(not c.ended for c in cases), "now": moment,
        "version": hashlib.sha256(parts.encode()).hexdigest()[:16], "said": words,
        "ended": sum(c.ended for c in cases), "correction": waiting_among(notices),
        "marks": named_marks(case, waiting_among(notices)),
        "hearings": hearings_for(cases, {paper.kind for paper in papers}),
        "deferrals": owed_by(case), "contests": contests_of(cases, outcomes, moment), "outcomes": outcomes,
        "clocks": [(lane.case, arithmetic(lane.readings)) for lane in axis.lanes], "last_due": latest_due(cases),
    }  # fmt: skip


@require_GET
def application_state(request: ActorRequest, ref: str) -> HttpResponse:
    """The live part of the page; 304 while nothing has changed (ETag polling)."""
    case: Application = get_visible(SHOWN, request.actor, ref)
    context = case_page(request, case)
    tag = f'"{context["version"]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = render(request, "services/application_state.html", context)
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    return response


@require_GET
def application_ticket(request: ActorRequest, ref: str) -> HttpResponse:
    """A ticket to hear of this case and of its other parts that one may see, as they change."""
    case = get_visible(CASES, request.actor, ref)
    parts = Application.objects.visible_to(request.actor).of_root(case.parent_id or case.pk)
    return ticket_answer(request, request.actor, [f"case:{part}" for part in parts.values_list("reference", flat=True)])


@require_POST
def withdrawal(request: ActorRequest, ref: str) -> HttpResponse:
    """Take an application back."""
    case = get_visible(CASES, request.actor, ref)
    withdraw_application(case, by=request.actor)
    return redirect("services:application", ref=ref)


@require_POST
def message(request: ActorRequest, ref: str) -> HttpResponse:
    """Ask, urge, or ask for coordination."""
    case = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "message.send", relations(request.actor, case))
    form = MessageForm(request.POST)
    if not form.is_valid():
        return whole_page(request, case, 422, form)
    send_message(case, form.cleaned_data["kind"], form.cleaned_data["text"], by=request.actor)
    return redirect("services:application", ref=ref)


@require_POST
def signature(request: ActorRequest, ref: str) -> HttpResponse:
    """Sign for the result of one organ."""
    case = get_visible(CASES, request.actor, ref)
    sign_for_result(case, by=request.actor)
    return redirect("services:application", ref=case.root.reference)


@require_POST
def deferred(request: ActorRequest, ref: str, element: str) -> HttpResponse:
    """Bring a material that was promised for later."""
    case = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "application.correct", relations(request.actor, case))
    owed, upload = case.deferrals.filter(element=element).first(), request.FILES.get("file")
    if owed is None or upload is None:
        raise Invalid("deferral.empty", "请先选择文件，再点“上传”。")
    bring_deferred(owed, upload.read(), name=upload.name or "file", by=request.actor)
    return redirect("services:application", ref=ref)


@require_GET
def publications(request: ActorRequest) -> HttpResponse:
    """What is shown to everybody today (公示), newest first."""
    rows = Publication.objects.shown_on(local(now()).date()).order_by("-id")
    return render(
        request, "services/publications.html", {"page": Paginator(rows, PAGE).get_page(request.GET.get("page"))}
    )


@require_http_methods(["GET", "POST"])
def look_up(request: ActorRequest) -> HttpResponse:
    """Anybody with case number and query code sees how far it is, and nothing about persons."""
    if request.method == "GET":
        return render(request, "services/look_up.html", {"form": LookUpForm()})
    form = LookUpForm(request.POST)
    if not allowed(f"look-up:{request.META.get('REMOTE_ADDR', '')}", LOOK_UPS, LOOK_UP_SECONDS):
        form.add_error(None, "查询次数太多。请 10 分钟后再试，或登录后在“我的办件”里看。")
        response = render(request, "services/look_up.html", {"form": form}, status=429)
        response["Retry-After"] = str(LOOK_UP_SECONDS)
        return response
    found = form.is_valid() and Application.objects.looked_up(form.cleaned_data["number"], form.cleaned_data["code"])
    if not found:
        if form.is_valid():
            form.add_error(None, "没有找到。请对照收件凭证，再看一遍编号和查询码。")
        return render(request, "services/look_up.html", {"form": form}, status=422)
    context = {"form": form, "found": found, "axis": axis_of(found, found.parts or [found], now())}
    return render(request, "services/look_up.html", context)
