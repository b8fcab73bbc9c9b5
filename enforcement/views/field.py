"""On site: my visits, one visit on the phone; without JavaScript online, with it also without a connection."""

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from blueprints.forms.answers import WrongValue, clean_answer
from documents.models import Paper
from records.files.views import as_download
from records.ledger.actor import ANONYMOUS
from records.ledger.clock import now
from records.ledger.errors import Invalid, Problem
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..actions.closing import close_visit
from ..actions.entries import note_by_form
from ..casework import parts_of, progress
from ..forms import AnswerForm, SignatureForm, SitePaperForm
from ..models import Entry, Inspection
from ..permissions import POLICY, on_visit
from ..rules.checklist import checklist, field_id
from ..rules.entries import SITE_PAPERS, answer_problems
from .gates import refuse_others

VISITS = Inspection.objects.select_related("premises__firm", "lead", "notice", "record")


@require_GET
def field(request: ActorRequest) -> HttpResponse:
    """My visits, the nearest first."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    rows = VISITS.visible_to(request.actor).carried_by(request.actor)
    context = {
        "open": rows.exclude(state="closed").order_by("day", "id"),
        "done": rows.filter(state="closed").order_by("-id")[:20],
    }
    return render(request, "enforcement/field.html", context)


@require_GET
def visit(request: ActorRequest, ref: str) -> HttpResponse:
    """One visit on the phone."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    return visit_page(request, get_visible(VISITS, request.actor, ref))


def visit_page(
    request: ActorRequest, row: Inspection, problems: list[Problem] | None = None, typed: dict[str, Any] | None = None,
    status: int = 200, paper: SitePaperForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page with its checklists; `typed` is what was sent and could not be taken, of one content."""
    parts = parts_of(row, request.actor)
    last = row.premises.inspections.filter(state="closed").exclude(pk=row.pk).order_by("-closed_at").first()
    context = {
        "visit": row, "parts": parts, "progress": progress(row, parts), "problems": problems or [],
        "typed": typed or {},
        "rendered": now().isoformat(), "form": SignatureForm(), "last": last, "paper_form": paper or SitePaperForm(),
        "papers": Paper.objects.filter(upper_ref=row.reference, kind__in=SITE_PAPERS).order_by("id"),
        "may": POLICY.allows(request.actor, "visit.record", on_visit(request.actor, row)) and row.state != "closed",
    }  # fmt: skip
    return render(request, "enforcement/visit.html", context, status=status)


@require_POST
def certificates(request: ActorRequest, ref: str) -> HttpResponse:
    """亮证: both officers have shown their certificates, the task code stands on the screen."""
    row = get_visible(VISITS, request.actor, ref)
    note_by_form(row, "certificates", {"scanned": request.POST.get("scanned", "")[:4]}, by=request.actor)
    return redirect("enforcement:visit", ref=ref)


@require_POST
def answer(request: ActorRequest, ref: str, content: str) -> HttpResponse:
    """One content, with a photograph or without."""
    row = get_visible(VISITS, request.actor, ref)
    POLICY.require(request.actor, "visit.record", on_visit(request.actor, row))
    form = AnswerForm(request.POST, request.FILES)
    said = {"content": content, **(form.cleaned_data if form.is_valid() else {"note": "", "remedy": ""})}
    photo = said.pop("photo", None)
    try:
        said["result"] = clean_result(row, content, request.POST.get("result", ""))
        said["remedy"] = said["remedy"] if said["result"] == "bad" else ""
        problems = answer_problems(said["result"], said["note"], said["remedy"])
        if problems:
            raise Invalid("entry.answer", problems[0].sentence, problems)
        if photo is not None:
            note_by_form(row, "photo", {"content": content}, content=photo.read(), by=request.actor)
        note_by_form(row, "answer", said, by=request.actor)
    except Invalid as refusal:
        problems = [Problem(f"content-{content}", problem.sentence) for problem in refusal.problems]
        return visit_page(request, row, problems, {content: said}, 422)
    return redirect(reverse("enforcement:visit", args=[ref]) + f"#content-{content}")


def clean_result(row: Inspection, content: str, raw: str) -> str:
    """The answer as the checklist's form cleans it; Invalid for a content that is none of this visit, or no answer."""
    part = next((p for p in parts_of(row, ANONYMOUS) if content in {line.code for line in p.lines}), None)
    if part is None:
        raise Http404(content)
    form = checklist({line.code: line.content for line in part.lines})
    try:
        found = str(clean_answer(form.field(field_id(content)), raw))
    except WrongValue as wrong:
        raise Invalid("entry.answer", str(wrong), [Problem(content, str(wrong))]) from None
    return found


@require_POST
def signature(request: ActorRequest, ref: str) -> HttpResponse:
    """Signed on glass, on paper, or refused with what happened."""
    row = get_visible(VISITS, request.actor, ref)
    POLICY.require(request.actor, "visit.record", on_visit(request.actor, row))
    form = SignatureForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {"reason": "", "signer": "", "strokes": ""}
    try:
        if said["reason"]:
            note_by_form(row, "refusal", {"reason": said["reason"]}, by=request.actor)
        else:
            body = {"signer": said["signer"], "strokes": said["strokes"] or "paper"}
            note_by_form(row, "signature", body, by=request.actor)
    except Invalid as refusal:
        return visit_page(request, row, [Problem("signature", refusal.sentence)], status=422)
    return redirect(reverse("enforcement:visit", args=[ref]) + "#signature")


@require_POST
def site_paper(request: ActorRequest, ref: str) -> HttpResponse:
    """询问笔录、勘验笔录、抽样取证凭证."""
    row = get_visible(VISITS, request.actor, ref)
    POLICY.require(request.actor, "visit.record", on_visit(request.actor, row))
    form = SitePaperForm(request.POST)
    if not form.is_valid():
        return visit_page(request, row, status=422, paper=form)
    try:
        note_by_form(row, "paper", form.cleaned_data, by=request.actor)
    except Invalid as refusal:
        return visit_page(request, row, [Problem("papers", refusal.sentence)], status=422, paper=form)
    return redirect(reverse("enforcement:visit", args=[ref]) + "#papers")


@require_POST
def closing(request: ActorRequest, ref: str) -> HttpResponse:
    """End the visit; what is missing is said and linked."""
    row = get_visible(VISITS, request.actor, ref)
    try:
        close_visit(row, by=request.actor)
    except Invalid as refusal:
        return visit_page(request, row, refusal.problems, status=422)
    return redirect("enforcement:inspection", ref=ref)


@require_GET
def photo(request: ActorRequest, ref: str, digest: str) -> FileResponse:
    """One photograph of a visit that one may see."""
    row = get_visible(VISITS, request.actor, ref)
    entry = Entry.objects.filter(inspection=row, hash=digest, kind="photo").select_related("stored_file").first()
    if entry is None or entry.stored_file is None:
        raise Http404(digest)
    return as_download(entry.stored_file)


@require_GET
def manifest(request: ActorRequest) -> HttpResponse:
    """The part for officers as an application that can be installed (W3C Web Application Manifest)."""
    home = reverse("enforcement:field")
    icon = {"src": static("icons/brand.svg"), "sizes": "any", "type": "image/svg+xml"}
    said = {
        "name": _("掌上执法"), "short_name": _("掌上执法"), "start_url": home, "scope": home, "display": "standalone",
        "background_color": "#f4f1e8", "theme_color": "#0a3340", "icons": [icon],
    }  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json")


@require_GET
def worker(request: ActorRequest) -> HttpResponse:
    """The service worker; its scope is where it is served from."""
    path = finders.find("js/field-worker.js")
    assert isinstance(path, str)
    answer = HttpResponse(Path(path).read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
