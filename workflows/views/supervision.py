"""The supervisor's page: what runs in the region, what is stuck, where it waits; sending a stuck task elsewhere."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible
from records.registers.models import Department
from records.registers.templatetags.house import say

from ..actions import reroute_task
from ..figures import bottlenecks, overview
from ..forms import MoveForm
from ..models import Task
from ..permissions import POLICY
from .tasks import TASKS

PAGE = 50


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """Those who neither supervise nor audit go to the login page, or get 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role("supervisor", "auditor"):
        return render(request, "403.html", status=403)
    return None


@require_GET
def processes(request: ActorRequest) -> HttpResponse:
    """Processes of my region: how many, the stuck ones, the stages where they wait longest."""
    return refuse_others(request) or processes_page(request)


def processes_page(request: ActorRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with a form that was refused."""
    visible, moment = Task.objects.visible_to(request.actor), now()
    stuck = (
        visible.late(moment).select_related("process", "department", "holder__person").order_by("due_at", "reference")
    )
    context = {
        "overview": overview(visible, moment), "stages": bottlenecks(visible, moment), "stuck": stuck[:PAGE],
        "departments": departments(request), "may_route": POLICY.allows(request.actor, "task.reroute", {"region"}),
        "now": moment, **more,
    }  # fmt: skip
    return render(request, "workflows/processes.html", context, status=status)


def departments(request: ActorRequest) -> list[tuple[str, str]]:
    """The departments of the actor's region."""
    rows = Department.objects.filter(division__code__startswith=request.actor.region or "none")
    return [(row.reference, say(row.name)) for row in rows.order_by("code")[:200]]


@require_POST
def route(request: ActorRequest, ref: str) -> HttpResponse:
    """Send a task to another department, with a reason."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.reroute", {"region"} if request.actor.region else ())
    form = MoveForm(request.POST, choices=departments(request))
    if not form.is_valid():
        return processes_page(request, 422, refused=row.reference, form=form)
    chosen = Department.objects.select_related("division").filter(reference=form.cleaned_data["to"])
    reroute_task(row, chosen[0], reason=form.cleaned_data["reason"], by=request.actor)
    return redirect("workflows:processes")
