"""The system administrator's page: engines, errands, which settings are set; no data of anybody."""

import os
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from records.ledger.errors import NotAllowed
from records.ledger.http import ActorRequest, to_login
from records.ledger.models import Errand
from records.ledger.policy import REFUSED

from ..environment import VARIABLES
from ..health import CHECKS


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """Visitors go to the login page, whoever is no system administrator gets 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role("system_admin"):
        raise NotAllowed("portal.system", REFUSED)
    return None


@never_cache
@require_GET
def system(request: ActorRequest) -> HttpResponse:
    """Health, queues and settings; a value is never shown, only whether it was set."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    waiting, parked = Q(done_at=None, parked_at=None), Q(done_at=None, parked_at__isnull=False)
    queues = Errand.objects.values("queue").annotate(
        waiting=Count("id", filter=waiting), parked=Count("id", filter=parked)
    )
    page: dict[str, Any] = {
        "engines": [(name, check()) for name, check in CHECKS.items()],
        "queues": list(queues.order_by("queue")),
        "variables": [(v, v.name in os.environ or f"{v.name}_FILE" in os.environ) for v in VARIABLES.values()],
    }
    return render(request, "portal/system.html", page)
