"""Messages between departments: what came in and waits, what we sent and where it stands; sign for it, answer it."""

from typing import Any

from django.contrib import messages as told
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..actions import answer_message, sign_for_message
from ..forms import AnswerForm
from ..models import Incoming, Message
from ..permissions import POLICY, message_relations
from ..queries import OFFICE
from ..registry import message_kinds
from .operating import refuse_others

PAGE = 50
ROWS = Incoming.objects.select_related("sender", "department")


@require_GET
def messages(request: ActorRequest) -> HttpResponse:
    """What waits for my department, what it answered lately, what it sent."""
    refused = refuse_others(request, *OFFICE, "supervisor", "auditor")
    if refused is not None:
        return refused
    visible = ROWS.visible_to(request.actor)
    sent = Message.objects.visible_to(request.actor).letters().select_related("receiver")
    context = {
        "waiting": named(visible.waiting()[:PAGE]), "today": local_date(now()),
        "answered": named(visible.exclude(outcome="").order_by("-answered_at")[:PAGE]), "sent": named(sent[:PAGE]),
    }  # fmt: skip
    return render(request, "exchange/messages.html", context)


def named(rows: Any) -> list[tuple[Any, Any]]:
    """Each row with its kind."""
    return [(row, message_kinds.get(row.kind)) for row in rows]


@require_GET
def message(request: ActorRequest, ref: str) -> HttpResponse:
    """One message that came in."""
    refused = refuse_others(request, *OFFICE, "supervisor", "auditor")
    return refused or message_page(request, get_visible(ROWS, request.actor, ref))


def message_page(
    request: ActorRequest, row: Incoming, status: int = 200, form: AnswerForm | None = None
) -> HttpResponse:
    """The page, with a form that was refused."""
    kind = message_kinds.get(row.kind)
    may = POLICY.allows(request.actor, "message.answer", message_relations(request.actor, row))
    context = {
        "row": row, "kind": kind, "url": kind.url(row) if kind.url else "", "outcome": kind.outcomes.get(row.outcome),
        "lines": [(label, row.body[key]) for key, label in kind.labels.items() if row.body.get(key)],
        "may": may and row.answered_at is None, "form": form or AnswerForm(outcomes=kind.outcomes),
    }  # fmt: skip
    return render(request, "exchange/message.html", context, status=status)


@require_POST
def signature(request: ActorRequest, ref: str) -> HttpResponse:
    """签收."""
    row = sign_for_message(get_visible(ROWS, request.actor, ref), by=request.actor)
    told.success(request, _("已签收，对方会收到回执。"))
    return redirect("exchange:message", ref=row.reference)


@require_POST
def answer(request: ActorRequest, ref: str) -> HttpResponse:
    """反馈."""
    row = get_visible(ROWS, request.actor, ref)
    POLICY.require(request.actor, "message.answer", message_relations(request.actor, row))
    form = AnswerForm(request.POST, outcomes=message_kinds.get(row.kind).outcomes)
    if not form.is_valid():
        return message_page(request, row, 422, form)
    answer_message(row, form.cleaned_data["outcome"], words=form.cleaned_data["words"], by=request.actor)
    told.success(request, _("已反馈。"))
    return redirect("exchange:message", ref=row.reference)
