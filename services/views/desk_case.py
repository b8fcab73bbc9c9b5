"""One case on one screen, for the window and for the organs concerned: check, mark, correct, refuse, answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from blueprints.forms.display import display
from blueprints.forms.schema import Field
from blueprints.loading import load
from records.ledger.clock import now
from records.ledger.errors import Conflict, Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.kept import Kept
from records.ledger.loading import get_visible, seen
from records.ledger.reading import note_reading
from records.vault.masks import mask

from ..actions.afterwards import deliver_result, rectify_decision
from ..actions.correcting import OFF_LIST, difference, mark_case, send_correction, unmark_case
from ..actions.ending import refuse_acceptance, terminate_application
from ..actions.promising import record_check, sign_check
from ..actions.reviewing import CONTESTED, record_outcome
from ..actions.talking import reply_message
from ..case_items import form_of_case, materials_of_case
from ..casework import NOTICES, WORDS, arithmetic
from ..forms import DeliveryForm, MarkForm, NonAcceptanceForm, OutcomeForm, ReplyForm, TerminationForm, refilled
from ..fragments import WHOLE_CASE, case_context
from ..hearings import hearing_panel
from ..held_lines import disputes_of
from ..models import Application, Correction, Mark, PromiseCheck, ReviewOutcome
from ..permissions import (
    POLICY,
    declining,
    handing_out,
    may,
    may_accept,
    may_decline,
    may_hand_out,
    may_receive,
    relations,
)
from ..remedies import outcomes_of
from ..rules.item import Item
from ..timeline import axis_of

CASES = Application.objects.select_related("parent", "department", "person", "organisation")
ROOTS = seen(CASES.roots())
MARKS = Kept(lambda root: Mark.objects.filter(application=root, correction=None))
CHECKS = Kept(lambda case: PromiseCheck.objects.filter(application=case)[:1])
OFFICES = ("window_clerk", "approver", "signing_head")
EARLY = frozenset({"submitted", "received"})


def refuse_outsiders_of_case(request: ActorRequest) -> HttpResponse | None:
    """The page of a case is for the window and the organs."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role(*OFFICES):
        return render(request, "403.html", status=403)
    return None


@require_GET
def desk_case(request: ActorRequest, ref: str) -> HttpResponse:
    """One case at the counter; the reading is noted."""
    refused = refuse_outsiders_of_case(request)
    if refused is not None:
        return refused
    return case_screen(request, get_visible(ROOTS, request.actor, ref))


def case_screen(request: ActorRequest, root: Application, status: int = 200, **more: Any) -> HttpResponse:
    """The whole screen; an organ sees what it asked for, the window everything."""
    actor = request.actor
    own = next((part for part in root.parts if part.department_id == actor.department_id), root)
    shown = root if actor.has_role(*WHOLE_CASE) else own
    note_reading(root.person.reference, ["application.answers"], by=actor, purpose="counter", case=root.reference)
    context = case_context(shown)
    context |= {"application": root, "marks": marks_of(root), "now": now()}
    notices, reviewed = NOTICES(root.pk), outcomes_of(context["siblings"])
    context |= corrections_of(root, notices)
    context["disputes"] = disputes_of(root) if shown is root else []
    context["members"] = [member(actor, child, reviewed, typed_about(request, child)) for child in context["siblings"]]
    lanes = axis_of(root, context["siblings"], context["now"], notices=notices).lanes
    context["clocks"] = [(lane.case, lane.reading, arithmetic(lane.readings)) for lane in lanes]
    context |= {
        "may_receive": may_receive(actor, root),
        "may_mark": root.state in EARLY and may(actor, "application.mark", root),
        "may_reply": may(actor, "message.reply", root), "reply_form": ReplyForm(), "kinds": ("field", "material"),
        "words": [(m, m.text.plain()) for m in WORDS(root.pk)],
    }  # fmt: skip
    return render(request, "services/desk_case.html", {**context, **more}, status=status)


def typed_about(request: ActorRequest, case: Application) -> Mapping[str, Any]:
    """What was sent about a case and refused: its form keeps it."""
    at = request.resolver_match
    return request.POST if at is not None and at.kwargs.get("ref") == case.reference else {}


def member(
    actor: Any, child: Application, reviewed: list[ReviewOutcome], typed: Mapping[str, Any]
) -> dict[str, Any]:  # fmt: skip
    """One organ's case with what this actor may do about it, what was `reviewed` of it and `typed` just now."""
    item: Item = load(child.edition)
    refuse = child.state in EARLY and may_decline(actor, child)
    deliver = child.decided_at and not child.delivered_at and may_hand_out(actor, child)
    end = not child.ended and may(actor, "application.terminate", child)
    return {
        "case": child, "item": item, "may_accept": may_accept(actor, child, item.powers),
        "delivery": refilled(DeliveryForm, "d", typed) if deliver else None, "check": check_of(actor, child),
        "hearing": hearing_panel(actor, child, typed),
        "share": may(actor, "application.share", child),
        "rectify": child.decided_at and may(actor, "application.rectify", child),
        "refusal": refilled(NonAcceptanceForm, "r", typed) if refuse else None,
        "ending": refilled(TerminationForm, "t", typed) if end else None,
        "outcomes": [row for row in reviewed if row.application_id == child.pk],
        "outcome": refilled(OutcomeForm, "o", typed) if may_note_outcome(actor, child) else None,
    }  # fmt: skip


def may_note_outcome(actor: Any, child: Application) -> bool:
    """Whether the outcome of a review may be noted: of what can be contested, by the organ's head."""
    return (child.state in CONTESTED or not child.ended) and may(actor, "application.review", child)


def check_of(actor: Any, child: Application) -> PromiseCheck | None:
    """The check of a declaration that this actor has to do."""
    if not may(actor, "promise.check", child):
        return None
    found: PromiseCheck | None = CHECKS.first(child.pk)
    return found


def marks_of(root: Application) -> dict[str, Any]:
    """Marks that are not sent yet, by field or material."""
    return {mark.element: mark for mark in MARKS(root.pk)}


def corrections_of(root: Application, rows: list[Correction]) -> dict[str, Any]:
    """Notices so far; of the last answered one what changed."""
    prefetch_related_objects(rows, "marks")
    answered = [row for row in rows if row.answered_at]
    found = difference(answered[-1]) if answered else {}
    form = form_of_case(root)
    lines = [
        (form.field(name).label, told(form.field(name), old), told(form.field(name), new))
        for name, (old, new) in found.items()
    ]
    names = {material.element: material.name for material in materials_of_case(root)}
    files = answered[-1].files if answered else {}
    lines += [(names[e], answered[-1].files_before.get(e) or "—", new) for e, new in files.items() if e in names]
    return {"corrections": rows, "differences": lines}


def told(field: Field, value: Any) -> Any:
    """An answer as the screen tells it: of a sealed one its mask."""
    return mask("number", str(value)) if field.sealed else display(field, value)


def again(request: ActorRequest, root: Application, refused: Invalid) -> HttpResponse:
    """The screen with the sentence of a refusal."""
    return case_screen(request, root, 422, refused=refused)


@require_POST
def mark(request: ActorRequest, ref: str) -> HttpResponse:
    """Mark a field or a material, or (`undo`) take a mark back."""
    root = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "application.mark", relations(request.actor, root))
    if "undo" in request.POST:
        unmark_case(root, request.POST["undo"], by=request.actor)
        return redirect("services:desk_case", ref=ref)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return again(request, root, Invalid("mark.sentence", "请写明哪里不对、怎么改。"))
    if mark_case(root, by=request.actor, **form.cleaned_data) is None:
        return again(request, root, Invalid("mark.off_list", OFF_LIST))
    return redirect(f"/desk/{ref}/#at-{form.cleaned_data['element']}")


@require_POST
def correction_notice(request: ActorRequest, ref: str) -> HttpResponse:
    """Send one complete notice of everything marked."""
    send_correction(get_visible(CASES.roots(), request.actor, ref), by=request.actor)
    return redirect("services:desk_case", ref=ref)


@require_POST
def non_acceptance(request: ActorRequest, ref: str) -> HttpResponse:
    """不予受理 by the organ."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "application.refuse_acceptance", declining(request.actor, case))
    form: forms.Form = NonAcceptanceForm(request.POST, prefix="r")
    if not form.is_valid():
        sentence = "请选择情形、写明理由；不属于本机关职权的，写明有权办理的机关。"
        return again(request, case.root, Invalid("acceptance.reason", sentence))
    refuse_acceptance(case, by=request.actor, **form.cleaned_data)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def termination(request: ActorRequest, ref: str) -> HttpResponse:
    """终止办理."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "application.terminate", relations(request.actor, case))
    form: forms.Form = TerminationForm(request.POST, prefix="t")
    if not form.is_valid():
        return again(request, case.root, Invalid("termination.reason", "请选择情形，写明理由。"))
    terminate_application(case, by=request.actor, **form.cleaned_data)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def delivery(request: ActorRequest, ref: str) -> HttpResponse:
    """Hand the result over: to whom, how."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "application.deliver", handing_out(request.actor, case))
    form: forms.Form = DeliveryForm(request.POST, prefix="d")
    if not form.is_valid():
        return again(request, case.root, Invalid("delivery.receiver", "请写明由谁签收、用什么方式。"))
    deliver_result(case, by=request.actor, **form.cleaned_data)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def rectification(request: ActorRequest, ref: str) -> HttpResponse:
    """The head corrects a clerical error of a decision."""
    case = get_visible(CASES, request.actor, ref)
    rectify_decision(case, text=request.POST.get("text", ""), by=request.actor)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def outcome(request: ActorRequest, ref: str) -> HttpResponse:
    """The head notes what a review or a court decided; what follows from it is done at once."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "application.review", relations(request.actor, case))
    form: forms.Form = OutcomeForm(request.POST, prefix="o")
    if not form.is_valid():
        sentence = "请选择途径和结果，写明由谁作出、文号、日期和主要内容。"
        return again(request, case.root, Invalid("outcome.incomplete", sentence))
    try:
        record_outcome(case, by=request.actor, **form.cleaned_data)
    except Invalid as refused:
        return again(request, case.root, refused)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def promise_check(request: ActorRequest, ref: str) -> HttpResponse:
    """Sign for a check of a declaration, or record what was found."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "promise.check", relations(request.actor, case))
    check = PromiseCheck.objects.select_related("application").filter(application=case).first()
    if check is None:
        raise Conflict("promise.none", "这件事没有要核查的承诺。")
    if "sign" in request.POST:
        sign_check(check, by=request.actor)
    else:
        note, true = request.POST.get("note", ""), request.POST.get("true") == "yes"
        record_check(check, true=true, note=note, by=request.actor)
    return redirect("services:desk_case", ref=case.root.reference)


@require_POST
def reply(request: ActorRequest, ref: str) -> HttpResponse:
    """Answer the applicant."""
    root = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "message.reply", relations(request.actor, root))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return case_screen(request, root, 422, reply_form=form)
    reply_message(root, form.cleaned_data["text"], by=request.actor)
    return redirect("services:desk_case", ref=ref)
