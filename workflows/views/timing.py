"""Doors of the clock: a special procedure begins or ends, the head extends the term."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..actions import end_pause, extend_term, start_pause
from ..actions.timing import UNFOUNDED
from ..forms import ExtensionForm, PauseForm
from ..permissions import POLICY, timing_relations
from ..registry import process_kinds
from .tasks import TASKS, task_page


@require_POST
def pause(request: ActorRequest, ref: str) -> HttpResponse:
    """Begin a special procedure: the clock stops, the applicant is told in writing."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "process.pause", timing_relations(request.actor, row.process))
    form = PauseForm(request.POST, kinds=process_kinds.get(row.process.kind).clock(row.process.upper_ref).pauses)
    if not form.is_valid():
        return task_page(request, row, 422, pause_form=form)
    values = form.cleaned_data
    try:
        begun = start_pause(row.process, values["kind"], days=values["days"], reason=values["reason"], by=request.actor)
    except Invalid as refused:
        form.add_error(refused.problems[0].pointer, refused.sentence)
        return task_page(request, row, 422, pause_form=form)
    if begun is None:
        form.add_error("kind", UNFOUNDED)
        return task_page(request, row, 422, pause_form=form)
    return redirect("workflows:task", ref=ref)


@require_POST
def resumption(request: ActorRequest, ref: str) -> HttpResponse:
    """End the special procedure: the clock runs again."""
    row = get_visible(TASKS, request.actor, ref)
    end_pause(row.process, by=request.actor)
    return redirect("workflows:task", ref=ref)


@require_POST
def extension(request: ActorRequest, ref: str) -> HttpResponse:
    """The head extends the term."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "process.extend", timing_relations(request.actor, row.process))
    form = ExtensionForm(request.POST)
    if not form.is_valid():
        return task_page(request, row, 422, extension_form=form)
    extend_term(row.process, reason=form.cleaned_data["reason"], by=request.actor)
    return redirect("workflows:task", ref=ref)
