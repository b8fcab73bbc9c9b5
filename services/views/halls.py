"""Halls: the nearest, those of a district, those that handle an item; one hall with its windows and hours."""

import math
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.clock import local
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from records.registers.calendars import calendar_for
from records.registers.halls import handling, nearest, told
from records.registers.models import Division, Hall
from records.registers.regions import padded, region_of, significant
from records.registers.rules.opening import opening_at
from records.registers.rules.tiles import sheet

from ..models import ServiceItem

PAGE = 20
ITEMS = 100
WEEK = "1234567"


@require_GET
def halls(request: ActorRequest) -> HttpResponse:
    """Halls near a point (`lon`, `lat`), else of a division (`region`); with `item` only those that handle it."""
    item, here = request.GET.get("item", "")[:60], place_asked(request)
    prefix = significant(request.GET.get("region", "")) or region_of(request)[:4]
    after, following = request.GET.get("after", ""), ""
    if here is None:
        last = get_visible(Hall.objects.select_related("division"), request.actor, after) if after else None
        rows = list(handling(item).within(prefix, last)[: PAGE + 1])
        found, following = told(rows[:PAGE]), rows[PAGE - 1].reference if len(rows) > PAGE else ""
    else:
        found = nearest(*here, item)
    context = {
        "found": found, "here": here, "next": following, "item": ServiceItem.objects.filter(code=item).first(),
        "division": Division.objects.filter(code=padded(prefix), valid_to=None).first(), "map": map_of(prefix),
        "divisions": Division.objects.filter(valid_to=None, level__lte=3).order_by("code"), "prefix": prefix,
    }  # fmt: skip
    return render(request, "services/halls.html", context)


def place_asked(request: ActorRequest) -> tuple[float, float] | None:
    """Longitude and latitude of the address; None when there is no sensible one."""
    try:
        longitude, latitude = float(request.GET["lon"]), float(request.GET["lat"])
    except (KeyError, ValueError):
        return None
    fits = math.isfinite(longitude) and math.isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90
    return (longitude, latitude) if fits else None


def map_of(prefix: str) -> dict[str, Any]:
    """The schematic map of a division: itself in the middle, its parts around it, each with its number of halls."""
    level = {2: 1, 4: 2, 6: 3, 9: 4, 12: 5}.get(len(prefix), 1)
    rows = Division.objects.filter(valid_to=None, code__startswith=prefix, level__in=[level, level + 1]).order_by(
        "code"
    )
    places = list(rows)
    halls_in = counts([place.prefix for place in places])
    drawn = sheet(len(places))
    tiles = [(place, halls_in[place.prefix], tile) for place, tile in zip(places, drawn.tiles, strict=True)]
    return {"box": " ".join(str(edge) for edge in drawn.box), "tiles": tiles}


def counts(prefixes: list[str]) -> dict[str, int]:
    """How many halls lie in each division, itself and all its parts: one query."""
    if not prefixes:
        return {}
    rows = Hall.objects.filter(valid_to=None, division__code__startswith=min(prefixes, key=len))
    by_code = rows.values("division__code").annotate(count=Count("id"))
    tally = {row["division__code"]: row["count"] for row in by_code}
    return {prefix: sum(n for code, n in tally.items() if code.startswith(prefix)) for prefix in prefixes}


@require_GET
def hall(request: ActorRequest, ref: str) -> HttpResponse:
    """One hall: open now, the week, windows, how to get there, what it handles."""
    row = get_visible(Hall.objects.select_related("division", "department"), request.actor, ref)
    moment, calendar = local(now()), calendar_for(row.division.prefix[:6])
    codes = list(row.items.order_by("item").values_list("item", flat=True)[: ITEMS + 1])
    context = {
        "hall": row, "opening": opening_at(row.opening, moment, calendar), "today": moment.date(),
        "week": [(day, row.opening.get(day, [])) for day in WEEK],
        "windows": row.windows.filter(valid_to=None).order_by("number"),
        "items": ServiceItem.objects.filter(code__in=codes[:ITEMS]).order_by("number"), "more": len(codes) > ITEMS,
    }  # fmt: skip
    return render(request, "services/hall.html", context)
