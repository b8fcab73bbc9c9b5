"""The supervisor's page: what runs in the region, what is stuck, where it waits; sending a stuck task elsewhere."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible
from records.registers.calendars import calendar_for
from records.registers.models import Department
from records.registers.templatetags.house import say

from ..actions import reroute_task
from ..figures import bottlenecks, departments_late, overview
from ..forms import MoveForm
from ..fragments import time_left
from ..models import Task
from ..naming import case_names
from ..permissions import POLICY
from .tasks import TASKS, moment_of

PAGE = 20


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
    """The page, with a form that was refused; `department` shows one department's stuck steps, `after` goes on."""
    visible, moment = Task.objects.visible_to(request.actor), now()
    late, around = departments_late(visible, moment), departments(request)
    names = dict(around) | {row["department__reference"]: say(row["department__name"]) for row in late}
    asked = request.GET.get("department", "")
    chosen = {"reference": asked, "name": names[asked]} if asked in names else None
    context = {
        "overview": overview(visible, moment), "stages": bottlenecks(visible, moment),
        "late": late, "chosen": chosen,
        **stuck(visible.filter(department__reference=asked) if chosen else visible, moment, request),
        "departments": around, "may_route": POLICY.allows(request.actor, "task.reroute", {"region"}),
        **more,
    }  # fmt: skip
    return render(request, "workflows/processes.html", context, status=status)


def stuck(visible: Any, at: datetime, request: ActorRequest) -> dict[str, Any]:
    """Late steps, the longest first: each with its light and what its case is about; where the next page begins."""
    rows = visible.late(at).select_related("process", "department", "holder__person")
    due, _, key = request.GET.get("after", "").partition("~")
    page = list((rows.after(moment_of(due), key) if key else rows).order_by("due_at", "reference")[: PAGE + 1])
    shown, calendar = page[:PAGE], calendar_for(request.actor.region)
    names = case_names(row.process for row in shown)
    return {
        "stuck": [(row, time_left(row.due_at, calendar), names.get(row.process.upper_ref)) for row in shown],
        "more": f"{shown[-1].due_at.isoformat()}~{shown[-1].reference}" if len(page) > PAGE else "",
    }


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
