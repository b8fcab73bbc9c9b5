"""Applying: start, fill, hand in, check, submit. Every page works without JavaScript and keeps what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blueprints.forms.display import answered
from blueprints.forms.pages import typed_answers
from blueprints.loading import load
from identity.choosing import choose
from identity.people_forms.acting import WhoForm
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.http import ActorRequest, login_first
from records.ledger.kept import Kept
from records.ledger.loading import get_visible, seen
from records.ledger.reading import note_reading
from records.privacy.models import NoticeShown

from ..actions.applications import submit_application
from ..actions.drafts import MOVED, answers_of, form_of, items_of, materials_of, save_draft, start_draft
from ..actions.held import with_held
from ..actions.joining import digest_of, joint_of, stands
from ..actions.promises import promised
from ..actions.standing import level_missing
from ..fields import form_rows
from ..held_lines import by_group, held_lines
from ..models import BundleItem, Draft, Prefilled, ServiceItem
from ..prefill import held_of, offers_for, register_answers
from ..rules.prefilling import counted, never_asked
from ..typed import forget_typed, keep_typed, typed_before, unlike

DRAFTS, SENT = seen(Draft.objects.all().whole()), seen(Draft.objects.all())
SHOWN = Kept(lambda actor, ref: NoticeShown.objects.visible_to(actor).filter(context=ref).select_related("notice"))


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
    division = request.POST.get("division", "")
    return filling(start_draft(row.edition, division=division, by=request.actor, chosen=chosen))


def filling(draft: Draft) -> HttpResponse:
    """The page where a draft goes on: the notice before anything else."""
    door = "services:draft_form" if draft.told_at else "services:draft_notice"
    return redirect(door, ref=draft.reference)


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
        if request.method == "POST":
            keep_typed(request.session, ref, request.POST)
        return refused
    draft = opened(request, ref)
    if draft.submitted_as:
        return redirect("services:application", ref=draft.submitted_as)
    if draft.told_at is None:
        return filling(draft)
    return saved(request, draft) if request.method == "POST" else form_as_left(request, draft)


def form_as_left(request: ActorRequest, draft: Draft) -> HttpResponse:
    """The form; with what was typed before the session ended, until that is saved or thrown away."""
    if "saved" in request.GET:
        forget_typed(request.session, draft.reference)
    before = typed_before(request.session, draft.reference)
    if before is None:
        return form_page(request, draft, [])
    return form_page(request, draft, [], left=typed_answers(form_of(draft), before))


def saved(request: ActorRequest, draft: Draft) -> HttpResponse:
    """Save what was typed. When another tab saved since, both are shown, and what was typed here stands in the form."""
    given = typed(request, draft)
    try:
        draft, problems = save_draft(draft, given, by=request.actor, if_match=revision_of(request))
    except Conflict as moved:
        if moved.code != MOVED:
            raise
        return form_page(request, opened(request, draft.reference), [], status=409, left=given, why="tabs")
    forget_typed(request.session, draft.reference)
    if problems:
        return form_page(request, draft, problems, status=422)
    onward = "services:draft_materials" if "next" in request.POST else "services:draft_form"
    return redirect(onward, ref=draft.reference)


def typed(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """What the page sent, by field of the draft's form."""
    return typed_answers(form_of(draft), request.POST)


def revision_of(request: HttpRequest) -> int | None:
    """The revision the page was made from."""
    raw = request.POST.get("revision", "")
    return int(raw) if raw.isascii() and raw.isdigit() else None


def form_page(
    request: ActorRequest, draft: Draft, problems: list[Problem], status: int = 200,
    left: dict[str, Any] | None = None, why: str = "session",
) -> HttpResponse:  # fmt: skip
    """The form with values and sentences by the fields; `left`: what was typed and is not saved, and `why`."""
    form, answers, rows = form_of(draft), answers_of(draft), held_of(draft)
    unsaved = None
    if left is not None:
        left = with_held(left, answers, rows)
        lines = unlike(form, answers, left)
        unsaved, answers = ({"why": why, "lines": lines} if lines else None), {**answers, **left}
    offers, held = offers_for(draft, form), held_lines(draft, answers, rows)
    quiet = {line.field.id for line in held if line.row.state != Prefilled.State.DIFFERS}
    known = {**{name: offer.value for name, offer in offers.items()}, **answers}
    left_out = quiet | (never_asked(form, answers, quiet) if quiet else set())
    context = {
        **base(draft, 1), "groups": form_rows(form, answers, problems, offers, left_out), "problems": problems,
        "registers": register_answers(draft, form, rows), "unsaved": unsaved,
        "notices": SHOWN(request.actor, draft.reference),
        "held": by_group(form, held), "counts": counted(form, known),
        "differing": [line for line in held if line.row.state == Prefilled.State.DIFFERS],
    }  # fmt: skip
    return render(request, "services/draft_form.html", context, status=status)


def base(draft: Draft, step: int) -> dict[str, Any]:
    """What every page of a draft shows."""
    return {"draft": draft, "entry": load(draft.edition), "items": items_of(draft), "step": step}


@require_POST
def draft_answers(request: ActorRequest, ref: str) -> HttpResponse:
    """Autosave: the same act as saving, answered with the new revision."""
    draft: Draft = get_visible(DRAFTS, request.actor, ref)
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


def check_page(
    request: ActorRequest, draft: Draft, problems: list[Problem], status: int = 200, partner_form: WhoForm | None = None
) -> HttpResponse:
    """The check page, with what is still missing."""
    answers = answers_of(draft)
    groups = answered(form_of(draft), answers)
    files = {row.element: row.stored_file for row in draft.materials.select_related("stored_file")}
    materials = [(material, files.get(material.element)) for material in materials_of(draft)]
    joint = joint_of(draft)
    digest = digest_of(draft) if draft.joint else ""
    partners = draft.partners.select_related("person") if draft.joint else []
    context = {
        **base(draft, 3), "groups": groups, "materials": materials, "problems": problems, "joint": joint,
        "partners": [(row, stands(row, digest)) for row in partners], "partner_form": partner_form or WhoForm(),
        "promises": promised(draft),
    }  # fmt: skip
    return render(request, "services/draft_check.html", context, status=status)


@require_POST
def submission(request: ActorRequest, ref: str) -> HttpResponse:
    """Submit; a second click leads to the same case, an ended session to the page before."""
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next=/drafts/{ref}/check/")
    draft: Draft = get_visible(SENT, request.actor, ref)
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
