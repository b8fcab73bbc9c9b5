"""Before filling in: who gets which field, for what, by which article. And what registers say, value by value."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blueprints.forms.pages import django_form
from records.ledger.errors import Invalid, Problem
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible

from ..actions.drafts import answers_of, form_of
from ..actions.prefilling import acknowledge_notice, answer_held_value
from ..actions.telling import told_to
from ..fields import Row, questions
from ..held_lines import held_lines
from ..models import Draft
from ..prefill import held_of, register_names, wanting
from .apply import DRAFTS, base, opened


@require_GET
def draft_notice(request: ActorRequest, ref: str) -> HttpResponse:
    """The notice: by department and basis the fields asked; which registers are read."""
    refused = login_first(request)
    if refused is not None:
        return refused
    draft = opened(request, ref)
    if draft.submitted_as:
        return redirect("services:application", ref=draft.submitted_as)
    registers = {name.partition(".")[0] for _field, name in wanting(form_of(draft), "register:")}
    context = {
        **base(draft, 0), "notices": told_to(draft, request.actor),
        "registers": sorted(register_names(registers).values()), "fields": len(form_of(draft).fields()),
    }  # fmt: skip
    return render(request, "services/draft_notice.html", context)


@require_POST
def acknowledgement(request: ActorRequest, ref: str) -> HttpResponse:
    """The notice was read; what registers know is filled in, and the form opens."""
    acknowledge_notice(get_visible(DRAFTS, request.actor, ref), by=request.actor)
    return redirect("services:draft_form", ref=ref)


@require_http_methods(["GET", "POST"])
def draft_value(request: ActorRequest, ref: str, element: str) -> HttpResponse:
    """One value of a register: take it, or say what is wrong with it."""
    refused = login_first(request)
    if refused is not None:
        return refused
    draft = opened(request, ref)
    if request.method == "GET":
        return value_page(request, draft, element, [])
    form, confirm = form_of(draft), request.POST.get("act") == "confirm"
    typed = django_form(form, request.POST).typed().get(element)
    try:
        answer_held_value(
            draft, element, confirm=confirm, declared=typed, reason=request.POST.get("reason", ""), by=request.actor
        )
    except Invalid as wrong:
        return value_page(request, draft, element, wrong.problems, typed, status=422)
    return redirect("services:draft_form", ref=ref)


def value_page(
    request: ActorRequest, draft: Draft, element: str, problems: list[Problem], typed: Any = None, status: int = 200
) -> HttpResponse:
    """Both values side by side, and what to say about them."""
    answers = answers_of(draft)
    line = next((held for held in held_lines(draft, answers, held_of(draft)) if held.field.id == element), None)
    if line is None:
        return render(request, "404.html", status=404)
    wrong = {problem.pointer.split("/")[0]: problem.sentence for problem in problems}
    value = answers.get(element, "") if typed is None else typed
    row = Row(line.field, value, wrong.get(element, ""), questions(form_of(draft), answers).get(element))
    context = {
        **base(draft, 1), "held": line, "row": row, "problems": problems, "wrong": wrong,
        "reason": request.POST.get("reason", line.reason),
    }  # fmt: skip
    return render(request, "services/draft_value.html", context, status=status)
