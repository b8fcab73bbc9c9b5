"""The home page: one search, my to-dos, bundles, items."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest
from records.registers.public_pages import kept_for_visitors
from records.registers.regions import region_of
from records.registers.registry import home_blocks


@require_GET
@kept_for_visitors
def home(request: ActorRequest) -> HttpResponse:
    """What can I do here? Each installed app adds its block."""
    region = region_of(request)
    blocks = [(block.template, block.context(request.actor, region)) for _, block in home_blocks.items()]
    return render(request, "portal/home.html", {"blocks": blocks})
