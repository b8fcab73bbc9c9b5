"""The search bar: results and what it offers while a person types. Public pages."""

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest
from records.registers.regions import region_of
from records.registers.registry import search_sources

from ..counting import count_search
from ..models import ServiceItem, Suggestion
from ..rules.ranking import CHANCE
from ..rules.suggesting import typed_key

LONGEST = 100  # characters of a query
OFFERED = 8
FRESH = 300  # seconds a browser keeps what was offered


@require_GET
def search(request: ActorRequest) -> HttpResponse:
    """What the search bar finds; no result leads on, never to a dead end."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    region = region_of(request)
    sources = [source for _, source in search_sources.items()]
    hits = [hit for source in sources for hit in source.find(query, request.actor, 30, region)] if query else []
    hits.sort(key=lambda hit: -hit.score)  # stable: what is not scored (regulations) follows
    page = Paginator(hits, 20).get_page(1)
    popular = ServiceItem.objects.filter(complete=True)[:6]
    response = render(request, "services/search.html", {"query": query, "hits": page, "popular": popular})
    if query:
        count_search(request, response, query, found=bool(hits) and hits[0].score >= CHANCE)
    return response


@require_GET
def suggestions(request: ActorRequest) -> HttpResponse:
    """At most eight names that begin with `q` as written, in pinyin or in initials: {"suggestions": [text, …]}."""
    key = typed_key(request.GET.get("q", "")[:LONGEST])
    response = JsonResponse({"suggestions": Suggestion.objects.all().beginning(key, OFFERED)})
    patch_cache_control(response, max_age=FRESH, private=True)
    return response
