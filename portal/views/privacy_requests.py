"""My requests: a copy, a correction, an objection, the end of the account."""

import base64
import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.errors import Invalid, Refusal
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible
from records.privacy.actions import ask_closing, ask_correction, ask_export, object_to_reading
from records.privacy.actions.answers import words_of
from records.privacy.actions.exports import contents
from records.privacy.models import PrivacyRequest, RetentionRule
from records.privacy.registry import personal_sources

from ..privacy_forms import CorrectionForm

MINE = PrivacyRequest.objects.select_related("department", "export")


@require_POST
def objection(request: ActorRequest) -> HttpResponse:
    """Object to a reading with one click."""
    found = object_to_reading(request.POST.get("reading", ""), by=request.actor)
    return redirect("privacy:request", ref=found.reference)


@require_http_methods(["GET", "POST"])
def export(request: ActorRequest) -> HttpResponse:
    """Ask for a copy, see how far it is, download it."""
    refused = login_first(request)
    if refused is not None:
        return refused
    if request.method == "POST":
        ask_export(by=request.actor)
        return redirect("privacy:export")
    mine = MINE.visible_to(request.actor).filter(person=request.actor.reference, kind="export")
    rows = [row for row in mine.order_by("-asked_at")[:10] if hasattr(row, "export")]
    return render(request, "portal/privacy/export.html", {"requests": rows, "now": now()})


@require_GET
def copy(request: ActorRequest, ref: str, form: str) -> HttpResponse:
    """The copy as JSON or PDF, to its person alone, until its day."""
    refused = login_first(request)
    if refused is not None:
        return refused
    row = get_visible(MINE.filter(kind="export", person=request.actor.reference), request.actor, ref)
    ready = getattr(row, "export", None)
    if ready is None or ready.ready_at is None or ready.expires_at <= now() or form not in {"json", "pdf"}:
        raise Http404(ref)
    if form == "pdf":
        response = HttpResponse(base64.b64decode(ready.pdf.plain()), content_type="application/pdf")
    else:
        body = {"person": row.person, "made_at": ready.ready_at.isoformat(), "data": contents(ready)}
        response = HttpResponse(json.dumps(body, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{ref}.{form}"'
    response["Cache-Control"], response["X-Content-Type-Options"] = "private, no-store", "nosniff"
    return response


def choices(person: str) -> list[tuple[str, str]]:
    """What can be corrected, masked."""
    return [
        (f"{code}:{datum.code}", f"{datum.label} {datum.masked}")
        for code, source in personal_sources.items() if source.data
        for datum in source.data(person)
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def correction(request: ActorRequest) -> HttpResponse:
    """Ask whoever holds a datum to correct it."""
    refused = login_first(request)
    if refused is not None:
        return refused
    form = CorrectionForm(request.POST or None, choices=choices(request.actor.reference))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        source, _, code = said["datum"].partition(":")
        try:
            made = ask_correction(source, code, said["value"], reason=said["reason"], by=request.actor)
            return redirect("privacy:request", ref=made.reference)
        except Refusal as no:
            form.add_error("value" if isinstance(no, Invalid) else None, no.sentence)
    return render(request, "portal/privacy/correction.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def closing(request: ActorRequest) -> HttpResponse:
    """Close my account: what goes at once, what must stay, how long and why; what stands in the way."""
    refused = login_first(request)
    if refused is not None:
        return refused
    problems: list[str] = []
    if request.method == "POST" and request.POST.get("sure"):
        try:
            made = ask_closing(by=request.actor)
            return redirect("privacy:request", ref=made.reference)
        except Invalid as no:
            problems = [problem.sentence for problem in no.problems]
    elif request.method == "POST":
        problems = ["请先勾选“我知道注销后不能恢复”，再注销。"]
    rules = RetentionRule.objects.visible_to(request.actor).valid_on(local_date(now()))
    context = {"rules": rules, "problems": problems}
    return render(request, "portal/privacy/closing.html", context, status=422 if problems else 200)


@require_GET
def request_page(request: ActorRequest, ref: str) -> HttpResponse:
    """One request of mine: what I said, its clock, the answer."""
    refused = login_first(request)
    if refused is not None:
        return refused
    row = get_visible(MINE.filter(person=request.actor.reference), request.actor, ref)
    context = {"row": row, "words": words_of(row), "today": local_date(now())}
    return render(request, "portal/privacy/request.html", context)
