"""What organs may do: the power list, one department, the market-access negative list. Public pages."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from blueprints.loading import load
from blueprints.models import Edition
from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.registers.models import Department, DictionaryEntry
from records.words import segment

from ..models import Power, ServiceItem
from ..rules.item import Item
from ..rules.market_access import KINDS, Entry
from ..rules.powers import POWERS
from .catalogue import library_of

PAGE = 50


def power_types() -> dict[str, Any]:
    """Names of the types of power by code, in the order of the standard."""
    entries = DictionaryEntry.objects.filter(set="item_type", valid_to=None, code__in=POWERS).order_by("order")
    return {entry.code: entry.label for entry in entries}


@require_GET
def powers(request: ActorRequest) -> HttpResponse:
    """Who holds how many powers of which type; the powers of a `department`, of a `type`, with the words `q`."""
    chosen = {name: request.GET.get(name, "")[:200] for name in ("department", "type", "q")}
    types, rows = power_types(), []
    if any(chosen.values()):
        words = segment(chosen["q"])
        found = Power.objects.narrowed(department=chosen["department"], type=chosen["type"], words=words)
        rows = list(found.listed(request.GET.get("after", ""))[: PAGE + 1])
    context = {
        "chosen": chosen, "types": types, "departments": tally(types),
        "powers": [(row, types.get(row.type)) for row in rows[:PAGE]],
        "next": rows[PAGE - 1].code if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "services/powers.html", context)


def tally(types: dict[str, Any]) -> list[dict[str, Any]]:
    """Each department with its counts in the order of the types, and their sum."""
    counts: dict[str, dict[str, int]] = {}
    for row in Power.objects.tally():
        counts.setdefault(row["department"], {})[row["type"]] = row["count"]
    named = dict(
        Power.objects.order_by("department").distinct("department").values_list("department", "department_name")
    )
    return [
        {
            "key": key,
            "name": named[key],
            "cells": [(code, held.get(code, 0)) for code in types],
            "sum": sum(held.values()),
        }
        for key, held in counts.items()
    ]


@require_GET
def power(request: ActorRequest, code: str) -> HttpResponse:
    """One power: by which law, in whose name, with which duties; who asks for it goes to its guide."""
    row = Power.objects.select_related("edition__base").filter(code=code).first()
    if row is None:
        raise Http404(code)
    item: Item = load(row.edition)
    guide = ServiceItem.objects.filter(code=code).exists()
    context = {
        "row": row,
        "item": item,
        "type": power_types().get(row.type),
        "guide": guide,
        "library": library_of(item),
    }
    return render(request, "services/power.html", context)


@require_GET
def department(request: ActorRequest, code: str) -> HttpResponse:
    """One department: where it is, what one can ask of it, which powers it holds."""
    row = Department.objects.select_related("division").prefetch_related("halls").filter(code=code).first()
    if row is None:
        raise Http404(code)
    chinese = row.name.get("zh-Hans", "")
    items = ServiceItem.objects.narrowed(department=chinese).listed(request.GET.get("after", ""))[: PAGE + 1]
    types, held = power_types(), list(Power.objects.narrowed(department=chinese).tally())
    context = {
        "row": row, "items": list(items)[:PAGE], "halls": row.halls.all(),
        "powers": [(h["type"], types.get(h["type"]), h["count"]) for h in held],
    }  # fmt: skip
    return render(request, "services/department.html", context)


@require_GET
def market_access(request: ActorRequest) -> HttpResponse:
    """The market-access negative list, searchable; what is not on it is open to everybody."""
    query, kind = request.GET.get("q", "").strip()[:100], request.GET.get("kind", "")
    editions = Edition.objects.current("market_access", now()).select_related("base")
    entries: list[Entry] = sorted((load(edition) for edition in editions), key=lambda entry: entry.number)
    known = {item.code: item for item in ServiceItem.objects.filter(code__in={c for e in entries for c in e.items})}
    shown = [entry for entry in entries if kind in {"", entry.kind} and mentions(entry, query)]
    context = {
        "entries": [(entry, [known[code] for code in entry.items if code in known]) for entry in shown],
        "query": query, "kind": kind, "kinds": [(value, name) for name, value in KINDS.items()], "total": len(entries),
    }  # fmt: skip
    return render(request, "services/market_access.html", context)


def mentions(entry: Entry, query: str) -> bool:
    """Whether an entry holds every word that was asked for, in any language."""
    texts = [text for text in (entry.sector, entry.matter, entry.measure, entry.department_name) if text]
    said = " ".join(word for text in texts for word in text.values()).lower()
    return all(word in said for word in query.lower().split())
