"""Doors of the trail: the auditor searches what was done and who read whose data."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from .auditing import PAGE, proof_of, search_readings, search_trail
from .forms import Period, ReadingSearch, TrailSearch
from .http import ActorRequest
from .permissions import POLICY


@require_GET
def audit(request: ActorRequest) -> HttpResponse:
    """The trail, the newest first, by act, actor, subject, stream, days; a stream asked for is proved."""
    return searched(request, TrailSearch(request.GET), search_trail, "ledger/audit.html")


@require_GET
def readings(request: ActorRequest) -> HttpResponse:
    """Who read whose data, for which case, purpose and basis."""
    return searched(request, ReadingSearch(request.GET), search_readings, "ledger/readings.html")


def searched(request: ActorRequest, form: Period, search: Any, template: str) -> HttpResponse:
    """One page of a search, with the way to the next one."""
    if request.actor.kind == "anonymous":
        return redirect_to_login(request.get_full_path())
    POLICY.require(request.actor, "trail.search")
    context: dict[str, Any] = {"form": form, "rows": []}
    if form.is_valid():
        rows = search(form.criteria(), request.GET.get("after", ""), by=request.actor)
        context["rows"] = rows[:PAGE]
        if len(rows) > PAGE:
            kept = {name: str(value) for name, value in request.GET.items() if name in form.fields and value}
            context["next"] = urlencode({**kept, "after": str(rows[PAGE - 1].pk)})
        if form.cleaned_data.get("stream"):
            context |= {"stream": form.cleaned_data["stream"], "proof": proof_of(form.cleaned_data["stream"])}
    return render(request, template, context, status=200 if form.is_valid() else 422)
