"""My papers, one paper, its file and its translations."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from blueprints.loading import load
from records.files.views import as_download
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading

from ..actions import note_paper_read
from ..forms import DeliveryForm, VoidForm
from ..models import Paper
from ..permissions import may
from ..rendering import TAGS
from ..translating import languages_of, translation_of

PAGE = 30
WHOLE = Paper.objects.select_related("department", "edition", "stored_file")


@require_GET
def papers(request: ActorRequest) -> HttpResponse:
    """What was addressed to me, the newest first."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    found = WHOLE.visible_to(request.actor).addressed_to(request.actor, request.GET.get("after", ""))
    rows = list(found[: PAGE + 1])
    context = {"papers": rows[:PAGE], "next": rows[PAGE - 1].pk if len(rows) > PAGE else ""}
    return render(request, "documents/papers.html", context)


@require_GET
def paper(request: ActorRequest, ref: str) -> HttpResponse:
    """One paper: what it is worth, how it was served, what may be done with it."""
    return paper_page(request, get_visible(WHOLE, request.actor, ref))


def paper_page(request: ActorRequest, row: Paper, *, void: VoidForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a paper; an official's reading is noted."""
    note_official(row, request)
    deliveries = list(row.deliveries.order_by("id"))
    waiting = [one for one in deliveries if one.served_at is None] if may(request.actor, "paper.deliver", row) else []
    context = {
        "paper": row, "kind": load(row.edition), "deliveries": deliveries, "readings": row.readings.order_by("read_at"),
        "translations": languages_of(row), "replacement": Paper.objects.filter(replaces=row).first(),
        "reason": row.void_reason.plain(), "void": void or VoidForm(),
        "may_void": may(request.actor, "paper.void", row),
        "may_replace": may(request.actor, "paper.replace", row) and load(row.edition).template == "notice",
        "forms": [(one, DeliveryForm(initial={"recipient": one.recipient}, mark=one.reference)) for one in waiting],
    }  # fmt: skip
    return render(request, "documents/paper.html", context, status=status)


def note_official(row: Paper, request: ActorRequest) -> None:
    """An official who reads what is not addressed to them is noted, for each person it is addressed to."""
    if request.actor.kind == "official" and request.actor.reference not in row.recipients:
        for person in row.recipients:
            note_reading(person, [f"paper.{row.kind}"], by=request.actor, purpose="case", case=row.upper_ref)


@require_GET
def paper_file(request: ActorRequest, ref: str) -> FileResponse:
    """The sealed PDF; opening it is noted as delivery, by an official as a reading."""
    row = get_visible(WHOLE, request.actor, ref)
    if row.stored_file is None:
        raise Http404(ref)
    note_paper_read(row, by=request.actor)
    note_official(row, request)
    return as_download(row.stored_file)


@require_GET
def translation(request: ActorRequest, ref: str, language: str) -> HttpResponse:
    """The courtesy translation: set on demand, not sealed, marked so."""
    row = get_visible(WHOLE, request.actor, ref)
    if language not in TAGS or language not in languages_of(row):
        raise Http404(language)
    note_official(row, request)
    answer = HttpResponse(translation_of(row, language), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{row.reference}.{language}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
