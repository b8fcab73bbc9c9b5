"""Themes of the catalogue (国办函〔2016〕108号) with how many items each holds, and what is asked for most."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count

from records.ledger.clock import now
from records.registers.models import DictionaryEntry

from .models import Application, ServiceItem

AUDIENCES = ("natural", "legal")
KEPT = 60  # seconds
SHOWN = 2  # items named under a theme
HOT_DAYS = 30
FEWEST = 5  # below this many a count could point at a person


@dataclass(slots=True)
class Theme:
    """One theme: its name by language, how many items, some of them."""

    code: str
    label: dict[str, str]
    count: int = 0
    items: list[Any] = field(default_factory=list)


def themes_of(audience: str) -> list[Theme]:
    """The themes of natural or legal persons that hold an item, in the order of the standard."""
    kept: list[Theme] | None = cache.get(f"themes:{audience}")
    if kept is None:
        kept = read_themes(audience)
        cache.set(f"themes:{audience}", kept, KEPT * 10)
    return kept


def read_themes(audience: str) -> list[Theme]:
    """The same, from the database: two queries."""
    entries = DictionaryEntry.objects.filter(set=f"theme_{audience}", valid_to=None).order_by("order")
    themes = {entry.code: Theme(entry.code, entry.label) for entry in entries}
    for name, code, title, total in ServiceItem.objects.by_theme(audience, SHOWN):
        if name in themes:
            themes[name].count = total
            themes[name].items.append({"code": code, "name": title})
    return [theme for theme in themes.values() if theme.count]


def often_needed(region: str, count: int) -> list[Any]:
    """What people in a division mostly ask for: the hot list, filled up with whole items for persons."""
    hot = [item for item, _ in hot_items()][:count]
    rows = ServiceItem.objects.filter(complete=True, audience__contains=["natural"]).serving(region)
    return [*hot, *rows.exclude(code__in=[item.code for item in hot]).order_by("number")[: count - len(hot)]]


def hot_items() -> list[tuple[Any, int]]:
    """What was applied for most in the last days, with counts; never a count below FEWEST."""
    kept: list[tuple[Any, int]] | None = cache.get("hot-items")
    if kept is None:
        kept = read_hot_items()
        cache.set("hot-items", kept, KEPT * 10)
    return kept


def read_hot_items() -> list[tuple[Any, int]]:
    """The same, from the database: two queries."""
    recent = Application.objects.filter(submitted_at__gte=now() - timedelta(days=HOT_DAYS), children=None)
    rows = recent.values("item_code").annotate(count=Count("id")).filter(count__gte=FEWEST).order_by("-count")[:5]
    counts = Counter({row["item_code"]: row["count"] for row in rows})
    items = {item.code: item for item in ServiceItem.objects.filter(code__in=counts)}
    return [(items[code], count) for code, count in counts.most_common() if code in items]
