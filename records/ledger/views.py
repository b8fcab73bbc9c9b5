"""Doors of the ledger: the auditor searches trail and read log, the security administrator renews the keys."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.vault.models import DataKey

from .api import KEY, actor_of, fingerprint, once, sent
from .auditing import PAGE, proof_of, search_readings, search_trail
from .forms import Period, ReadingSearch, RerunForm, TrailSearch
from .http import ActorRequest, to_login
from .models import KeyRotation
from .permissions import POLICY
from .rotating import begin_rotation
from .working import errand_of, look_around, rerun_errand


class RerunRequest(serializers.Serializer[dict[str, Any]]):
    """Which parked errand runs again."""

    errand = serializers.UUIDField()


@require_GET
def audit(request: ActorRequest) -> HttpResponse:
    """The trail, the newest first, by act, actor, subject, stream, days; a stream asked for is proved."""
    return searched(request, TrailSearch(request.GET), search_trail, "ledger/audit.html")


@require_GET
def readings(request: ActorRequest) -> HttpResponse:
    """Who read whose data, for which case, purpose and basis."""
    return searched(request, ReadingSearch(request.GET), search_readings, "ledger/readings.html")


@require_GET
def workers(request: ActorRequest) -> HttpResponse:
    """The worker room: queues, ages, rates, parked work, the clock's heart."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return render(request, "ledger/workers.html", {"room": look_around(by=request.actor)})


@require_POST
def rerun(request: ActorRequest) -> HttpResponse:
    """Let a parked errand run again."""
    POLICY.require(request.actor, "errand.rerun")
    form = RerunForm(request.POST)
    errand = errand_of(form.cleaned_data["errand"]) if form.is_valid() else None
    if errand is None:
        raise Http404
    rerun_errand(errand, by=request.actor)
    return redirect("ledger:workers")


class RerunDoor(APIView):
    """Parked work for machines."""

    @extend_schema(request=RerunRequest, responses={201: RerunRequest}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Let a parked errand run again; 404 for a number that is none, 409 when it is not parked."""
        actor = actor_of(request)
        POLICY.require(actor, "errand.rerun")
        values = sent(request, RerunRequest)
        errand = errand_of(values["errand"])
        if errand is None:
            raise Http404
        run = lambda: dict(RerunRequest({"errand": rerun_errand(errand, by=actor).pk}).data)  # noqa: E731
        return once(request, fingerprint(request, values), run)


def searched(request: ActorRequest, form: Period, search: Any, template: str) -> HttpResponse:
    """One page of a search, with the way to the next one."""
    if request.actor.kind == "anonymous":
        return to_login(request)
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


@require_GET
def keys(request: ActorRequest) -> HttpResponse:
    """The data keys by class, and how far the renewal has come."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    POLICY.require(request.actor, "keys.rotate")
    runs = list(KeyRotation.objects.visible_to(request.actor).order_by("-started_at")[:5])
    running = next((run for run in runs if run.finished_at is None), None)
    rows = DataKey.objects.order_by("data_class", "version")
    context = {"keys": rows, "runs": runs, "running": running, "crypto": settings.CRYPTO}
    return render(request, "ledger/keys.html", context)


@require_POST
def rotation(request: ActorRequest) -> HttpResponse:
    """Renew all keys; workers carry it out."""
    begin_rotation(by=request.actor)
    return redirect("ledger:keys")
