"""Lists, guides and search: public pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from blueprints.forms.pages import django_form, typed_answers
from blueprints.loading import load
from documents.rendering import qr_svg
from records.ledger.http import ActorRequest
from records.registers.halls import handling, told
from records.registers.models import Department, Regulation
from records.registers.public_pages import kept_for_visitors
from records.registers.regions import region_of

from ..bundles import compared, members_listed
from ..elements import elements_of, labels
from ..guide import my_case, stages
from ..locality import locality, places
from ..models import BundleItem, ServiceItem
from ..queries import cursor_of
from ..rules.bundle import Bundle, Member, can_be_applied_for, merge_materials, missing, still_to_bring
from ..rules.eligibility import fits, questions_of, verdicts
from ..rules.item import Item
from ..rules.item.codes import region_served
from ..rules.powers import POWERS
from ..rules.ways import ways_of
from ..structured import government_service
from ..themes import AUDIENCES, themes_of

PAGE = 50
HALLS = 3
MOST = 200  # bundles on their page


@require_GET
@kept_for_visitors
def services(request: ActorRequest) -> HttpResponse:
    """All items, complete ones first; narrowed by `audience` (natural, legal), `theme`, `department`; 50 a page."""
    chosen = {name: request.GET.get(name, "") for name in ("audience", "theme", "department")}
    rows = (
        ServiceItem.objects.serving(region_of(request))
        .narrowed(**chosen)
        .listed(request.GET.get("after", ""))[: PAGE + 1]
    )
    items = list(rows)
    context = {
        "items": items[:PAGE], "next": cursor_of(items[PAGE - 1]) if len(items) > PAGE else "", "chosen": chosen,
        "themes": themes_of(chosen["audience"]) if chosen["audience"] in AUDIENCES else [],
        "departments": ServiceItem.objects.narrowed(audience=chosen["audience"], theme=chosen["theme"]).departments(),
        "kept": urlencode({name: value for name, value in chosen.items() if value}),
    }  # fmt: skip
    return render(request, "services/services.html", context)


@require_GET
@kept_for_visitors
def bundles(request: ActorRequest) -> HttpResponse:
    """All bundles, each with what it takes one by one and as one thing."""
    rows = list(BundleItem.objects.select_related("edition").order_by("-complete", "sort_key")[:MOST])
    values = [load(row.edition) for row in rows]
    listed = members_listed(*values)
    told = [(row, compared(value, listed) if row.complete else None) for row, value in zip(rows, values, strict=True)]
    return render(request, "services/bundles.html", {"bundles": told})


@require_GET
@kept_for_visitors
def guide(request: ActorRequest, code: str) -> HttpResponse:
    """The guide of one item: the answer first."""
    row = ServiceItem.objects.select_related("edition").filter(code=code).first()
    if row is None:
        raise Http404(code)
    item: Item = load(row.edition)
    related = BundleItem.objects.filter(members__contains=[code], complete=True)
    known = labels()
    context = {
        "ways": ways_of(item), "self_check": bool(item.form and questions_of(item.form)), "here": address_of(request),
        "row": row, "item": item, "my": my_case(item, request.GET), "stages": stages(item.steps), "related": related,
        "library": library_of(item), "structured": government_service(request, row, item),
        **locality(row, item, region_of(request)),
        "elements": elements_of(item, known), "type": known.get(("item_type", item.type)),
        "done_in": region_served(item) if item.convenience and item.convenience.way else "", "places": places(item),
        "is_power": item.type in POWERS, "organ": Department.objects.filter(code=organ_of(item)).first(),
    }  # fmt: skip
    return render(request, "services/guide.html", context)


def library_of(item: Item) -> set[str]:
    """Titles among an item's bases that the regulations library holds."""
    cited = [basis.title for basis in item.legal_basis]
    return set(Regulation.objects.filter(title__in=cited).values_list("title", flat=True))


def organ_of(item: Item) -> str:
    """The credit code of who implements it."""
    return item.organ_code or item.task_code[:18]


def address_of(request: ActorRequest) -> str:
    """The page's whole address with the answers given, to be sent on."""
    return request.build_absolute_uri(request.get_full_path())


@require_GET
def guide_code(request: ActorRequest, code: str) -> HttpResponse:
    """The guide's address as a QR code (SVG): from the printed sheet or the window's screen to the phone."""
    if not ServiceItem.objects.filter(code=code).exists():
        raise Http404(code)
    address = request.build_absolute_uri(reverse("services:guide", args=[code]))
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(qr_svg(address), content_type="image/svg+xml", headers=headers)


@require_GET
def eligibility(request: ActorRequest, code: str) -> HttpResponse:
    """Does it fit me: the questions behind the form's rules, answered in the address; nothing is kept."""
    row = ServiceItem.objects.select_related("edition__base").filter(code=code).first()
    item: Item | None = load(row.edition) if row else None
    asked = questions_of(item.form) if item and item.form else None
    if asked is None:
        raise Http404(code)
    form = django_form(asked, request.GET or None, partial=True)
    found = verdicts(asked, typed_answers(asked, request.GET)) if form.is_bound else []
    context = {"row": row, "item": item, "form": form, "verdicts": found, "fits": fits(found) if found else None}
    return render(request, "services/eligibility.html", context)


@require_GET
@kept_for_visitors
def bundle(request: ActorRequest, code: str) -> HttpResponse:
    """The guide of a bundle: one form, one set of materials; before → after computed from its members."""
    row = BundleItem.objects.select_related("edition").filter(code=code).first()
    if row is None:
        raise Http404(code)
    halls = told(list(handling("").within(region_of(request)[:6])[:HALLS]))
    return render(request, "services/bundle.html", {**bundle_context(row), "halls": halls})


def bundle_context(row: BundleItem) -> dict[str, Any]:
    """What the page of a bundle shows."""
    value: Bundle = load(row.edition)
    by_code = {one.code: one for one in ServiceItem.objects.filter(code__in=row.members)}
    listed = members_listed(value, optional=True)
    ready = {code: item for code, item in listed.items() if can_be_applied_for(item)}
    items = [listed[member.item] for member in value.members if member.compulsory and member.item in listed]
    apart = missing(value, ready)
    return {
        "row": row, "bundle": value, "materials": still_to_bring(items) if value.in_order else merge_materials(items),
        "choices": [member for member in value.members if member.optional and member.item in ready],
        "stages": [[(member, by_code.get(member.item)) for member in column] for column in value.stages()],
        "ready": ready, "apart": apart, "charged": any(item.fee.charged for item in items),
        "departments": len({told_organ(member, by_code) for member in value.members}),
        "compared": compared(value, listed),
    }  # fmt: skip


def told_organ(member: Member, by_code: Mapping[str, ServiceItem]) -> str:
    """The name of who does a member."""
    known = by_code.get(member.item)
    return (known.department_name if known else member.organ or {}).get("zh-Hans", "")
