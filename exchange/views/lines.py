"""The line to a department's own system: opened by its administrator, its secret shown once, ended."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from records.ledger.doing import carried
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from ..actions import end_line, open_line
from ..forms import WebhookForm
from ..models import Webhook
from .operating import refuse_others


@require_http_methods(["GET", "POST"])
def lines(request: ActorRequest) -> HttpResponse:
    """The line of my department."""
    refused = refuse_others(request, "department_admin")
    if refused is not None:
        return refused
    form = WebhookForm(request.POST or None)
    opened = carried(form, lambda values: open_line(values["url"], by=request.actor))
    line = Webhook.objects.lines().visible_to(request.actor).in_use().first()
    context = {"form": form, "secret": opened[1] if opened else "", "line": line}
    return render(request, "exchange/lines.html", context, status=422 if form.errors else 200)


@require_POST
def ending(request: ActorRequest, ref: str) -> HttpResponse:
    """No line any more."""
    end_line(get_visible(Webhook.objects.lines().in_use(), request.actor, ref), by=request.actor)
    return redirect("exchange:lines")
