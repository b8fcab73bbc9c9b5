"""What everybody may see: the lists, plans with their caps, draws and their replay, results, data, a shown code."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from blueprints.loading import load
from blueprints.models import Edition
from documents.rendering import qr_svg
from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.registers.models import Department

from ..actions.wording import officer_lines
from ..models import CheckContent, Draw, Inspection, Publication, Step, SupervisedItem, YearPlan
from ..replaying import opened_of, published
from ..rules.drawing import replay_problems

PAGE = 30
PLANS = YearPlan.objects.select_related("department")


@require_GET
def items(request: ActorRequest) -> HttpResponse:
    """The list: nothing off it is checked; by field and words."""
    field, words = request.GET.get("field", ""), request.GET.get("q", "").strip()[:60]
    rows = SupervisedItem.objects.order_by("field", "sort_key", "code")
    rows = rows.filter(field=field) if field else rows
    rows = rows.filter(Q(**{"name__zh-Hans__icontains": words}) | Q(code__startswith=words)) if words else rows
    fields = SupervisedItem.objects.order_by("field").values_list("field", flat=True).distinct()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "fields": fields, "field": field, "words": words, "organs": organs_of(page)}
    return render(request, "enforcement/items.html", context)


def organs_of(rows: Any) -> dict[str, Any]:
    """Names of departments by code."""
    codes = {row.department for row in rows}
    return {row.code: row.name for row in Department.objects.filter(code__in=codes)}


@require_GET
def item(request: ActorRequest, code: str) -> HttpResponse:
    """One supervised item with everything that is checked."""
    edition = Edition.objects.in_force("supervised_item", code)
    rows = CheckContent.objects.filter(item=code).select_related("edition").order_by("code")
    organ = Department.objects.filter(code=load(edition).department).first()
    contents = [(row, load(row.edition)) for row in rows]
    context = {"item": load(edition), "edition": edition, "contents": contents, "organ": organ}
    return render(request, "enforcement/item.html", context)


@require_GET
def plans(request: ActorRequest) -> HttpResponse:
    """Published plans with the caps per firm."""
    rows = PLANS.visible_to(request.actor).filter(state="published").order_by("-year", "department__code")
    return render(request, "enforcement/plans.html", {"plans": rows[:200]})


@require_GET
def draws(request: ActorRequest) -> HttpResponse:
    """All draws: before the last task ends only commitment and digest."""
    rows = Draw.objects.visible_to(request.actor).select_related("plan__department").order_by("-committed_at", "-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "enforcement/draws.html", {"page": page})


@require_GET
def draw(request: ActorRequest, ref: str) -> HttpResponse:
    """One draw; once opened it is replayed before the reader's eyes."""
    row = get_visible(Draw.objects.select_related("plan__department"), request.actor, ref)
    context: dict[str, Any] = {"draw": row}
    if row.opened_at is not None:
        opened = opened_of(row)
        checks = row.assignments.values_list("reference", flat=True)
        moved = Step.objects.filter(subject__in=checks, to__in=["replaced", "cancelled"])
        context |= {"opened": opened, "wrong": replay_problems(opened), "replaced": moved}
    return render(request, "enforcement/draw.html", context)


@require_GET
def draw_data(request: ActorRequest, ref: str) -> HttpResponse:
    """Everything that a replay needs, for machines; 404 until it is opened."""
    row = get_visible(Draw, request.actor, ref)
    if row.opened_at is None:
        raise Http404(ref)
    return JsonResponse(published(row), json_dumps_params={"ensure_ascii": False})


@require_GET
def results(request: ActorRequest) -> HttpResponse:
    """Results that stand in public today."""
    day = local_date(now())
    rows = Publication.objects.filter(shown_from__lte=day, shown_to__gte=day, taken_down_at=None)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.lines = [[_(label), value] for label, value in row.lines]
    return render(request, "enforcement/results.html", {"page": page})


@require_GET
def visit_code(request: ActorRequest, code: str) -> HttpResponse:
    """What the firm sees when it scans the officers' code: which organs, which officers, which tasks, today."""
    rows = Inspection.objects.filter(code=code, closed_at=None).select_related("premises__firm", "lead")
    visit = rows.first()
    checks = list(visit.assignments.select_related("department").order_by("id")) if visit else []
    context = {"visit": visit, "checks": checks, "officers": officer_lines(checks)}
    return render(request, "enforcement/visit_code.html", context, status=200 if visit else 404)


@require_GET
def visit_square(request: ActorRequest, code: str) -> HttpResponse:
    """The address of a shown code as a square to scan (ISO/IEC 18004)."""
    address = request.build_absolute_uri(reverse("enforcement:visit_code", args=[code[:16]]))
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")
