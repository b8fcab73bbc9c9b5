"""Running an edition on paper before it is published."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.registers.templatetags.house import say

from ..forms import SimulationForm
from ..rehearsing import choices, names, rehearse

ROLES = ("department_admin", "item_authority", "supervisor")


@require_GET
def simulation(request: ActorRequest) -> HttpResponse:
    """Choose an edition and how much comes; see how long it takes and who is busy."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role(*ROLES):
        return render(request, "403.html", status=403)
    offered = [(code, say(title)) for code, title in choices(request.actor, now())]
    form = SimulationForm(request.GET if "code" in request.GET else None, editions=offered)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context |= outcome(request, form.cleaned_data)
    return render(request, "workflows/simulation.html", context, status=422 if form.errors else 200)


def outcome(request: ActorRequest, asked: dict[str, Any]) -> dict[str, Any]:
    """What the run gave, for the page."""
    run, fed = rehearse(
        asked["code"], cases=asked["cases"], per_day=asked["per_day"], people=asked["people"], actor=request.actor,
        at=now(),
    )  # fmt: skip
    known = names(request.actor.region)
    loads = [(known.get(load.department), load, round(load.busy * 100)) for load in run.loads]
    return {"run": run, "fed": fed, "half": run.quantile(0.5), "most": run.quantile(0.9), "loads": loads}
