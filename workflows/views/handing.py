"""Doors by which tasks change hands, are voted on, and are approved together."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from identity.models import Mandate
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..actions import (
    answer_escalation,
    approve_many,
    cast_vote,
    claim_next,
    claim_task,
    escalate_task,
    reassign_task,
    record_discussion,
    release_task,
)
from ..actions.voicing import Said
from ..forms import BatchForm, DiscussionForm, MoveForm, VoteForm, WordsForm
from ..fragments import attendants, colleagues
from ..models import Task
from ..permissions import POLICY, relations
from .tasks import TASKS, task_page, tasks_page


def back_to(row: Task) -> HttpResponse:
    """The task's page when its department still has it, else the list."""
    return redirect("workflows:task", ref=row.reference)


@require_POST
def claim(request: ActorRequest, ref: str) -> HttpResponse:
    """Take a task, or put it back."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.claim", relations(request.actor, row))
    (release_task if request.POST.get("release") else claim_task)(row, by=request.actor)
    return back_to(row)


@require_POST
def next_task(request: ActorRequest) -> HttpResponse:
    """Take the most urgent task that nobody holds."""
    POLICY.require(request.actor, "task.claim", {"assigned"} if request.actor.department_id else ())
    row = claim_next(by=request.actor)
    return back_to(row) if row else redirect(f"{reverse('workflows:tasks')}?none=1")


@require_POST
def reassignment(request: ActorRequest, ref: str) -> HttpResponse:
    """Pass a task on to a colleague."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.reassign", relations(request.actor, row))
    form = MoveForm(request.POST, choices=colleagues(row, request.actor))
    if not form.is_valid():
        return refused(request, row, reassign=form)
    posts = Mandate.objects.held_on(localdate()).visible_to(request.actor)
    to = posts.filter(reference=form.cleaned_data["to"])[0]
    reassign_task(row, to, reason=form.cleaned_data["reason"], by=request.actor)
    return back_to(row)


@require_POST
def question(request: ActorRequest, ref: str) -> HttpResponse:
    """Ask the superior."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.escalate", relations(request.actor, row))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return refused(request, row, escalate=form)
    escalate_task(row, question=form.cleaned_data["words"], by=request.actor)
    return redirect("workflows:tasks")


@require_POST
def answer(request: ActorRequest, ref: str) -> HttpResponse:
    """Answer what was asked; the task goes back."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.answer", relations(request.actor, row))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return refused(request, row, answer=form)
    answer_escalation(row, words=form.cleaned_data["words"], by=request.actor)
    return redirect("workflows:tasks")


@require_POST
def vote(request: ActorRequest, ref: str) -> HttpResponse:
    """Vote in a panel."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.vote", relations(request.actor, row))
    form = VoteForm(request.POST)
    if not form.is_valid():
        return refused(request, row, vote=form)
    cast_vote(row, form.cleaned_data["verdict"], words=form.cleaned_data["words"], by=request.actor)
    return back_to(row)


@require_POST
def discussion(request: ActorRequest, ref: str) -> HttpResponse:
    """Record a discussion: who was there, what each held."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "discussion.record", relations(request.actor, row))
    form = DiscussionForm(request.POST, people=attendants(row.department_id))
    if not form.is_valid():
        return refused(request, row, discussion=form)
    record_discussion(row, [Said(*voice) for voice in form.said()], by=request.actor)
    return back_to(row)


@require_POST
def batch(request: ActorRequest) -> HttpResponse:
    """Approve several tasks: a deed each, one report."""
    POLICY.require(request.actor, "task.claim", {"assigned"} if request.actor.department_id else ())
    asked = TASKS.visible_to(request.actor).filter(reference__in=request.POST.getlist("task")[:100], batch=True)
    rows = {row.reference: row for row in asked.for_roles(request.actor)}
    form = BatchForm(request.POST, tasks=list(rows))
    if not form.is_valid():
        return tasks_page(request, form=form)
    report = approve_many(rows.values(), opinion=form.cleaned_data["opinion"], by=request.actor)
    return tasks_page(request, report)


def refused(request: ActorRequest, row: Task, **forms: Any) -> HttpResponse:
    """The task's page again, with what was typed."""
    return task_page(request, row, 422, acts=forms)
