"""Finding items and bundles by everyday words, pinyin, initials, English, with typos and homophones (ADR 0065)."""

from django.urls import reverse

from records.ledger.actor import Actor
from records.registers.registry import Hit

from .models import BundleItem, ServiceItem
from .rules.ranking import scores
from .rules.synonyms import widened
from .vocabulary import meanings

CANDIDATES = 80
Row = ServiceItem | BundleItem


def find(query: str, actor: Actor, limit: int = 20) -> list[Hit]:
    """Bundles and items, best first; of equals the complete one."""
    return [hit_of(row, score) for row, score in ranked(query)[:limit]]


def ranked(query: str, region: str = "") -> list[tuple[Row, float]]:
    """Rows with their scores for a visitor of `region` (significant prefix of a division code), best first."""
    features = widened(query[:100], meanings(), region)
    bundles = list(BundleItem.objects.all().sharing(features)[:CANDIDATES])
    rows: list[Row] = [*bundles, *ServiceItem.objects.all().sharing(features)[:CANDIDATES]]
    found = zip(rows, scores(features, [row.shared for row in rows]), strict=True)  # type: ignore[union-attr]
    return sorted(found, key=lambda pair: (-pair[1], not pair[0].complete))


def guide_page(code: str) -> str:
    """The address of an item's guide."""
    return reverse("services:guide", args=[code])


def hit_of(row: Row, score: float) -> Hit:
    """A row as a hit."""
    kind = "bundle" if isinstance(row, BundleItem) else "item"
    url_name = "services:bundle" if kind == "bundle" else "services:guide"
    return Hit(row.name, reverse(url_name, args=[row.code]), row.summary or {}, kind, score)  # type: ignore[arg-type]
