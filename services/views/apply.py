"""Applying: start, fill, hand in, check, submit. Every page works without JavaScript and keeps what was typed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blueprints.forms.cleaning import clean
from blueprints.forms.display import answered
from blueprints.forms.pages import typed_answers
from blueprints.loading import load
from identity.choosing import choose
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading
from records.privacy.models import NoticeShown

from ..actions.applications import submit_application
from ..actions.drafts import answers_of, form_of, items_of, materials_of, save_draft, start_draft
from ..actions.standing import level_missing
from ..forms import form_rows
from ..models import BundleItem, Draft, ServiceItem
from ..prefill import offers_for

DRAFTS = Draft.objects.all().whole()
BESIDE = "您在另一个页面改过这份申请。下面是您刚才在本页填的内容，还没有保存；要以本页为准，请再点一次保存。"


def login_first(request: ActorRequest) -> HttpResponse | None:
    """Applying needs a login; what was chosen is kept in `next`."""
    if request.actor.kind == "anonymous":
        came = urlsplit(request.META.get("HTTP_REFERER", "")).path
        target = came if request.method == "POST" else request.path
        return redirect(f"/account/login/?next={target if target.startswith('/') else '/'}")
    return None


@require_POST
def start_bundle(request: ActorRequest, code: str) -> HttpResponse:
    """Start an application to a bundle."""
    return start(request, BundleItem.objects.select_related("edition").filter(code=code).first(), f"/bundles/{code}/")


@require_POST
def start_item(request: ActorRequest, code: str) -> HttpResponse:
    """Start an application to one item."""
    return start(request, ServiceItem.objects.select_related("edition").filter(code=code).first(), f"/services/{code}/")


def start(request: ActorRequest, row: BundleItem | ServiceItem | None, back: str) -> HttpResponse:
    """Start (or go on with) a draft and show its form."""
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next={back}")
    if row is None:
        return render(request, "404.html", status=404)
    if "party" in request.POST and request.actor.kind == "person":
        choose(request, request.POST["party"])
    needed = level_missing(row.edition, request.actor)
    if needed:
        return redirect(f"/account/assurance/?needs={needed}&next={back}")
    chosen = request.POST.getlist("member") if "choosing" in request.POST else None
    draft = start_draft(row.edition, by=request.actor, chosen=chosen)
    return redirect("services:draft_form", ref=draft.reference)


def opened(request: ActorRequest, ref: str) -> Draft:
    """A draft to look at; whoever looks at another's answers is noted."""
    draft: Draft = get_visible(DRAFTS, request.actor, ref)
    if draft.person_id != request.actor.person_id:
        note_reading(draft.person.reference, ["draft.answers"], by=request.actor, purpose="acting", case=ref)
    return draft


@require_http_methods(["GET", "POST"])
def draft_form(request: ActorRequest, ref: str) -> HttpResponse:
    """The form. Saving keeps everything; going on needs every field right."""
    refused = login_first(request)
    if refused is not None:
        return refused
    draft = opened(request, ref)
    if draft.submitted_as:
        return redirect("services:application", ref=draft.submitted_as)
    if request.method == "GET":
        return form_page(request, draft, [])
    try:
        draft, problems = save_draft(draft, typed(request, draft), by=request.actor, if_match=revision_of(request))
    except Conflict as conflict:
        return kept_beside(request, opened(request, ref), conflict)
    if problems:
        return form_page(request, draft, problems, status=422)
    return redirect("services:draft_materials" if "next" in request.POST else "services:draft_form", ref=ref)


def kept_beside(request: ActorRequest, draft: Draft, conflict: Conflict) -> HttpResponse:
    """Another tab saved meanwhile: what was typed here stays on this page, not saved until it is sent once more."""
    if conflict.code != "draft.moved":
        raise conflict
    messages.warning(request, _(BESIDE))
    values = clean(form_of(draft), typed(request, draft), partial=True).values
    return form_page(request, draft, [], status=409, values=values)


def typed(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """What the page sent, by field of the draft's form."""
    return typed_answers(form_of(draft), request.POST)


def revision_of(request: HttpRequest) -> int | None:
    """The revision the page was made from."""
    raw = request.POST.get("revision", "")
    return int(raw) if raw.isascii() and raw.isdigit() else None


def form_page(
    request: ActorRequest, draft: Draft, problems: list[Problem], status: int = 200,
    values: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """The form with values (the draft's, unless others are given) and sentences by the fields."""
    form = form_of(draft)
    rows = form_rows(form, answers_of(draft) if values is None else dict(values), problems, offers_for(draft, form))
    shown = NoticeShown.objects.visible_to(request.actor).filter(context=draft.reference).select_related("notice")
    context = {**base(draft, 1), "groups": rows, "problems": problems, "notices": shown}
    return render(request, "services/draft_form.html", context, status=status)


def base(draft: Draft, step: int) -> dict[str, Any]:
    """What every page of a draft shows."""
    return {"draft": draft, "entry": load(draft.edition), "items": items_of(draft), "step": step}


@require_POST
def draft_answers(request: ActorRequest, ref: str) -> HttpResponse:
    """Autosave: the same act as saving, answered with the new revision."""
    draft = get_visible(DRAFTS, request.actor, ref)
    try:
        draft, problems = save_draft(draft, typed(request, draft), by=request.actor, if_match=revision_of(request))
    except Conflict as conflict:
        return JsonResponse({"sentence": conflict.sentence}, status=409)
    return JsonResponse({"revision": draft.revision, "problems": {p.pointer: p.sentence for p in problems}})


@require_GET
def draft_check(request: ActorRequest, ref: str) -> HttpResponse:
    """All answers on one page, just before submitting."""
    refused = login_first(request)
    if refused is not None:
        return refused
    draft = opened(request, ref)
    if draft.submitted_as:
        return redirect("services:application", ref=draft.submitted_as)
    return check_page(request, draft, [])


def check_page(request: ActorRequest, draft: Draft, problems: list[Problem], status: int = 200) -> HttpResponse:
    """The check page, with what is still missing."""
    answers = answers_of(draft)
    groups = answered(form_of(draft), answers)
    files = {row.element: row.stored_file for row in draft.materials.select_related("stored_file")}
    materials = [(material, files.get(material.element)) for material in materials_of(draft)]
    context = {**base(draft, 3), "groups": groups, "materials": materials, "problems": problems}
    return render(request, "services/draft_check.html", context, status=status)


@require_POST
def submission(request: ActorRequest, ref: str) -> HttpResponse:
    """Submit; a second click leads to the same case."""
    draft = get_visible(Draft.objects.all(), request.actor, ref)
    if "declare" not in request.POST and not draft.submitted_as:
        sentence = "请先勾选“我承诺所填内容真实”，再提交。"
        return check_page(request, draft, [Problem("declare", sentence)], status=422)
    try:
        root = submit_application(draft, by=request.actor)
    except Invalid as refused:
        return check_page(request, draft, refused.problems, status=422)
    if draft.basis == "helper":
        return redirect("identity:help_entry", ref=draft.right)
    return redirect("services:application", ref=root.reference)
