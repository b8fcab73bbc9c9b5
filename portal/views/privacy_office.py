"""Offices answer what people ask about their data; the data steward sees holds and what was removed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.errors import NotAllowed, Refusal
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible
from records.ledger.models import ReadEntry
from records.ledger.policy import REFUSED
from records.ledger.purposes import field_label, purpose_label
from records.ledger.reading import note_reading
from records.privacy.actions import answer_request, place_hold, release_hold
from records.privacy.actions.answers import words_of
from records.privacy.models import LegalHold, PrivacyRequest, PurgeRun, RetentionRule
from records.privacy.permissions import POLICY, may_answer
from records.privacy.queries import OFFICE

from ..privacy_forms import AnswerForm, HoldForm

ROWS = PrivacyRequest.objects.select_related("department")


def refuse_outsiders(request: ActorRequest, *roles: str) -> HttpResponse | None:
    """These pages are for the offices named."""
    if request.actor.kind == "anonymous":
        return login_first(request)
    if not request.actor.has_role(*roles):
        raise NotAllowed("privacy.office", REFUSED)
    return None


@require_GET
def requests(request: ActorRequest) -> HttpResponse:
    """What my department has to answer, the most urgent first, and what it answered lately."""
    refused = refuse_outsiders(request, *OFFICE)
    if refused is not None:
        return refused
    rows = ROWS.visible_to(request.actor).filter(department=request.actor.department_id)
    context = {
        "open": rows.filter(state="open").order_by("due", "asked_at")[:100],
        "answered": rows.exclude(state="open").order_by("-answered_at")[:20],
        "today": local_date(now()),
    }
    return render(request, "portal/privacy/office.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, ref: str) -> HttpResponse:
    """One request: what is asked, noted as read; answered by POST."""
    refused = refuse_outsiders(request, *OFFICE)
    if refused is not None:
        return refused
    row = get_visible(ROWS, request.actor, ref)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer_request(row, accepted=said["accepted"] == "1", answer=said["answer"], by=request.actor)
            return redirect("privacy:office")
        except Refusal as no:
            form.add_error(None, no.sentence)
    note_reading(row.person, ["request.words"], by=request.actor, purpose=row.kind, case=row.reference)
    context = {
        "row": row, "words": words_of(row), "form": form, "may": may_answer(request.actor, row),
        "reading": reading_of(row), "today": local_date(now()),
    }  # fmt: skip
    return render(request, "portal/privacy/answer.html", context, status=422 if form.errors else 200)


def reading_of(row: PrivacyRequest) -> dict[str, object] | None:
    """The reading an objection is about, in words."""
    entry = ReadEntry.objects.filter(person=row.person).in_bulk([row.subject]) if row.kind == "objection" else {}
    for found in entry.values():
        return {"entry": found, "what": field_label(found.field), "purpose": purpose_label(found.purpose)}
    return None


@require_http_methods(["GET", "POST"])
def oversight(request: ActorRequest) -> HttpResponse:
    """Terms, holds, and the reports of what was removed; a hold is placed by POST."""
    refused = refuse_outsiders(request, "data_steward", "auditor")
    if refused is not None:
        return refused
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        place_hold(**form.cleaned_data, by=request.actor)
        return redirect("privacy:oversight")
    moment = now()
    context = {
        "form": form if POLICY.allows(request.actor, "hold.place") else None,
        "rules": RetentionRule.objects.visible_to(request.actor).valid_on(local_date(moment)),
        "holds": LegalHold.objects.visible_to(request.actor).running(moment).order_by("-placed_at")[:50],
        "runs": PurgeRun.objects.visible_to(request.actor).order_by("-at")[:30],
    }
    return render(request, "portal/privacy/oversight.html", context, status=422 if form.errors else 200)


@require_POST
def release(request: ActorRequest, ref: str) -> HttpResponse:
    """End a hold."""
    refused = refuse_outsiders(request, "data_steward", "auditor")
    if refused is not None:
        return refused
    release_hold(get_visible(LegalHold, request.actor, ref), by=request.actor)
    return redirect("privacy:oversight")
