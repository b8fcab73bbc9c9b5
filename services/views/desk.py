"""The counter: the queue and one case on one screen."""

import hashlib
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from records.files.views import as_download
from records.ledger.announcing import county_topic
from records.ledger.http import ActorRequest, to_login
from records.ledger.kept import Kept
from records.ledger.listening import ticket_answer
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading
from records.registers.calendars import calendar_for
from workflows.fragments import days_left

from ..actions.counter import accept_application, receive_application
from ..fragments import elements_for
from ..models import Application

QUEUE = Application.objects.select_related("person", "organisation").defer("answers")
CASES = Application.objects.select_related("parent", "department", "person", "organisation")
PAGE = 50
FIRST = Kept(lambda actor: QUEUE.waiting_for(actor)[: PAGE + 1])
COLLECTED = Kept(lambda department: QUEUE.collected_by(department).order_by("submitted_at")[:PAGE])


def refuse_outsiders(request: ActorRequest) -> HttpResponse | None:
    """The counter is for window clerks."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role("window_clerk"):
        return render(request, "403.html", status=403)
    return None


@require_GET
def desk(request: ActorRequest) -> HttpResponse:
    """Cases waiting for a counter of my region, the longest waiting first; `after` is the last one shown."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    return render(request, "services/desk.html", waiting(request))


def waiting(request: ActorRequest) -> dict[str, Any]:
    """A page of the queue, and the version a poll compares."""
    after = request.GET.get("after", "")
    if after:
        last = get_visible(Application, request.actor, after)
        page = list(QUEUE.waiting_for(request.actor).following(last)[: PAGE + 1])
    else:
        page = FIRST(request.actor)
    more = page[PAGE - 1].reference if len(page) > PAGE else ""
    collected = COLLECTED(request.actor.department_id)
    seen = repr([(row.reference, row.state) for row in [*page, *collected]])
    version = hashlib.sha256(seen.encode()).hexdigest()[:16]
    calendar = calendar_for(request.actor.region)
    rows = [(row, row.acceptance_due and days_left(row.acceptance_due, calendar)) for row in page[:PAGE]]
    return {"rows": rows, "more": more, "after": after, "version": version, "collected": collected}


@require_GET
def queue(request: ActorRequest) -> HttpResponse:
    """The live part of the counter's page; 304 while nothing has changed (ETag polling)."""
    if not request.actor.has_role("window_clerk"):
        return render(request, "403.html", status=403)
    context = waiting(request)
    tag = f'"{context["version"]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = render(request, "services/desk_queue.html", context)
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    return response


@require_GET
def queue_ticket(request: ActorRequest) -> HttpResponse:
    """A ticket to hear of whatever happens to the cases of my county."""
    if not request.actor.has_role("window_clerk"):
        return render(request, "403.html", status=403)
    return ticket_answer(request, request.actor, [county_topic(request.actor.region)])


@require_POST
def receipt(request: ActorRequest, ref: str) -> HttpResponse:
    """收件."""
    receive_application(get_visible(CASES.roots(), request.actor, ref), by=request.actor)
    return redirect("services:desk_case", ref=ref)


@require_POST
def acceptance(request: ActorRequest, ref: str) -> HttpResponse:
    """受理 of one organ's case."""
    case = get_visible(CASES, request.actor, ref)
    accept_application(case, by=request.actor)
    return redirect("services:desk_case", ref=case.root.reference)


@require_GET
def material_file(request: ActorRequest, ref: str, element: str) -> HttpResponse | FileResponse:
    """A material of a case, for whoever may see the case; an organ opens those that it asked for."""
    case = get_visible(CASES, request.actor, ref)
    row = case.root.materials.select_related("stored_file").filter(element=element).first()
    if row is None or row.stored_file is None or element not in elements_for(case, request.actor):
        return render(request, "404.html", status=404)
    note_reading(case.person.reference, [f"material.{element}"], by=request.actor, purpose="case", case=ref)
    return as_download(row.stored_file)
