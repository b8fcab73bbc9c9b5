"""Finding items and bundles by everyday words, pinyin or initials."""

import re

from django.urls import reverse

from records.ledger.actor import Actor
from records.registers.registry import Hit
from records.words import segment

from .models import BundleItem, ServiceItem


def query_words(query: str) -> list[str]:
    """Lexemes of a query: segments, and Latin runs as they are (pinyin, initials, English)."""
    words = segment(query[:100])
    words += re.findall(r"[a-z0-9]+", re.sub(r"\s+", "", query.lower()))
    return sorted({re.sub(r"[^\w]", "", word) for word in words} - {""})


def find(query: str, actor: Actor, limit: int = 20) -> list[Hit]:
    """Bundles and items, best first; complete ones before those only listed."""
    words = query_words(query)
    hits = [hit_of(row, "services:bundle") for row in BundleItem.objects.all().matching(words)[:limit]]
    hits += [hit_of(row, "services:guide") for row in ServiceItem.objects.all().matching(words)[:limit]]
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def hit_of(row: ServiceItem | BundleItem, url_name: str) -> Hit:
    """A row as a hit."""
    kind = "bundle" if isinstance(row, BundleItem) else "item"
    score = float(getattr(row, "rank", 0.0)) * (1.3 if row.complete else 1.0) * (1.15 if kind == "bundle" else 1.0)
    return Hit(row.name, reverse(url_name, args=[row.code]), row.summary or {}, kind, score)  # type: ignore[arg-type]
