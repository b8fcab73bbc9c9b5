"""The search bar: results and what it offers while a person types. Public pages."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest
from records.registers.halls import handling, told
from records.registers.regions import region_of
from records.registers.registry import search_sources

from ..counting import count_search
from ..models import Suggestion
from ..rules.ranking import CHANCE, worth_showing
from ..rules.suggesting import typed_key
from ..themes import AUDIENCES, often_needed, themes_of

LONGEST = 100  # characters of a query
OFFERED = 8
OFTEN = 6
NEAREST = 5  # hits shown that only resemble the query
HALLS = 2
FRESH = 300  # seconds a browser keeps what was offered


@require_GET
def search(request: ActorRequest) -> HttpResponse:
    """What the search bar finds; no result leads on, never to a dead end."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    region = region_of(request)
    sources = [source for _, source in search_sources.items()]
    hits = [hit for source in sources for hit in source.find(query, request.actor, 30, region)] if query else []
    hits.sort(key=lambda hit: -hit.score)  # stable: what is not scored (regulations) follows
    scored = [hit.score for hit in hits if hit.score]
    hits = hits[: worth_showing(scored)] + hits[len(scored) :]
    fits = bool(hits) and hits[0].score >= CHANCE
    context = {"query": query, "hits": Paginator(hits if fits else hits[:NEAREST], 20).get_page(1), "fits": fits}
    response = render(request, "services/search.html", context | ({} if fits else way_out(region)))
    if query:
        count_search(request, response, query, found=fits)
    return response


def way_out(region: str) -> dict[str, Any]:
    """Where somebody goes on whom the search did not help: themes, items often needed, halls of the place itself, else
    of what lies in it."""
    halls = handling("")
    return {
        "popular": often_needed(region, OFTEN),
        "themes": [(audience, themes_of(audience)) for audience in AUDIENCES],
        "halls": told(list(halls.at(region[:6])[:HALLS] or halls.within(region[:6])[:HALLS])),
    }


@require_GET
def suggestions(request: ActorRequest) -> HttpResponse:
    """At most eight names that begin with `q` as written, in pinyin or in initials: {"suggestions": [text, …]}."""
    key = typed_key(request.GET.get("q", "")[:LONGEST])
    response = JsonResponse({"suggestions": Suggestion.objects.all().beginning(key, OFFERED)})
    patch_cache_control(response, max_age=FRESH, private=True)
    return response
