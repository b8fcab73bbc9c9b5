"""Batches in public: window, places, list, draw and its replay, objections; what the department does with them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from identity.queries import own_department
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions import (
    answer_objection,
    conclude_batch,
    enter_batch,
    list_batch,
    lodge_objection,
    open_batch,
    score_entry,
    strike_entry,
)
from ..drawing import batch_context, opened_draw
from ..forms import EntryForm, ObjectionAnswerForm, ObjectionForm, OpenBatchForm, ScoreForm, StrikeForm
from ..models import Batch, Objection
from ..naming import item_names
from ..permissions import POLICY, batch_relations
from ..queries import entry_of
from ..rules.batch import Window

PAGE = 50
BATCHES = Batch.objects.select_related("department")


@require_http_methods(["GET", "POST"])
def batches(request: ActorRequest) -> HttpResponse:
    """Everybody sees the batches; a department announces one."""
    if request.method != "POST":
        return list_page(request)
    if request.actor.kind == "anonymous":
        return to_login(request)
    POLICY.require(request.actor, "batch.run", {"department"} if request.actor.department_id else ())
    form = OpenBatchForm(request.POST)
    if not form.is_valid():
        return list_page(request, 422, form)
    given = form.cleaned_data
    department = own_department(request.actor)
    row = open_batch(
        given["item"], method=given["method"], places=given["places"], department=department,
        window=Window(given["opens"], given["closes"], given["objections_until"]), region=request.actor.region,
        by=request.actor,
    )  # fmt: skip
    return redirect("workflows:batch_page", ref=row.reference)


def list_page(request: ActorRequest, status: int = 200, form: OpenBatchForm | None = None) -> HttpResponse:
    """The list, with a form that was refused."""
    may = POLICY.allows(request.actor, "batch.run", {"department"} if request.actor.department_id else ())
    rows = list(BATCHES.visible_to(request.actor)[:PAGE])
    names = item_names(row.item for row in rows)
    context = {"rows": [(row, names.get(row.item)) for row in rows], "form": (form or OpenBatchForm()) if may else None}
    return render(request, "workflows/batches.html", context, status=status)


@require_GET
def batch(request: ActorRequest, ref: str) -> HttpResponse:
    """One batch."""
    return batch_page(request, get_visible(BATCHES, request.actor, ref))


def batch_page(request: ActorRequest, row: Batch, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with a form that was refused."""
    more = {"forms": forms, "objection_form": forms.get("objection") or ObjectionForm()}
    context = batch_context(row, request.actor) | more
    return render(request, "workflows/batch.html", context, status=status)


@require_GET
def replay(request: ActorRequest, ref: str) -> HttpResponse:
    """All that a replay needs, for a machine of one's own; 404 before the list is public."""
    row = get_visible(BATCHES, request.actor, ref)
    if row.listed_at is None:
        raise Http404("not listed")
    return JsonResponse(opened_draw(row), json_dumps_params={"ensure_ascii": False, "indent": 1})


def own(request: ActorRequest, ref: str) -> Batch:
    """A batch of the actor's department."""
    row: Batch = get_visible(BATCHES, request.actor, ref)
    POLICY.require(request.actor, "batch.run", batch_relations(request.actor, row))
    return row


@require_POST
def entry(request: ActorRequest, ref: str) -> HttpResponse:
    """Enter a case."""
    row = get_visible(BATCHES, request.actor, ref)
    POLICY.require(request.actor, "batch.enter", batch_relations(request.actor, row))
    form = EntryForm(request.POST)
    if not form.is_valid():
        return batch_page(request, row, 422, entry=form)
    try:
        enter_batch(row, form.cleaned_data["case"].strip(), by=request.actor)
    except Invalid as refused:
        form.add_error("case", refused.sentence)
        return batch_page(request, row, 422, entry=form)
    return redirect("workflows:batch_page", ref=ref)


@require_POST
def score(request: ActorRequest, ref: str) -> HttpResponse:
    """Score an entry."""
    row, form = own(request, ref), ScoreForm(request.POST)
    if not form.is_valid():
        return batch_page(request, row, 422, score=form)
    score_entry(entry_of(row, form.cleaned_data["case"]), form.cleaned_data["score"], by=request.actor)
    return redirect("workflows:batch_page", ref=ref)


@require_POST
def ranking(request: ActorRequest, ref: str) -> HttpResponse:
    """Rank all entries: the list, the seed and the salt are public from now on."""
    list_batch(own(request, ref), by=request.actor)
    return redirect("workflows:batch_page", ref=ref)


@require_POST
def striking(request: ActorRequest, ref: str) -> HttpResponse:
    """Strike an entry."""
    row, form = own(request, ref), StrikeForm(request.POST)
    if not form.is_valid():
        return batch_page(request, row, 422, strike=form)
    strike_entry(entry_of(row, form.cleaned_data["case"]), reason=form.cleaned_data["reason"], by=request.actor)
    return redirect("workflows:batch_page", ref=ref)


@require_POST
def objection(request: ActorRequest, ref: str) -> HttpResponse:
    """Object to an entry."""
    row = get_visible(BATCHES, request.actor, ref)
    if request.actor.kind == "anonymous":
        return redirect(f"/account/login/?next=/batches/{ref}/")
    POLICY.require(request.actor, "batch.object")
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return batch_page(request, row, 422, objection=form)
    lodge_objection(entry_of(row, form.cleaned_data["case"]), form.cleaned_data["words"], by=request.actor)
    messages.success(request, _("异议已经收到，答复会显示在这里。"))
    return redirect("workflows:batch_page", ref=ref)


@require_POST
def answer(request: ActorRequest, ref: str) -> HttpResponse:
    """Answer an objection."""
    found = get_visible(Objection.objects.select_related("entry__batch__department"), request.actor, ref)
    row, form = found.entry.batch, ObjectionAnswerForm(request.POST)
    POLICY.require(request.actor, "batch.run", batch_relations(request.actor, row))
    if not form.is_valid():
        return batch_page(request, row, 422, answer=form, answered=found.reference)
    upheld, words = form.cleaned_data["upheld"] == "yes", form.cleaned_data["answer"]
    answer_objection(found, upheld=upheld, answer=words, by=request.actor)
    return redirect("workflows:batch_page", ref=row.reference)


@require_POST
def conclusion(request: ActorRequest, ref: str) -> HttpResponse:
    """Give the places for good."""
    conclude_batch(own(request, ref), by=request.actor)
    return redirect("workflows:batch_page", ref=ref)
