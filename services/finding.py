"""Finding items and bundles by everyday words, pinyin, initials, English, with typos and homophones (ADR 0065)."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from records.ledger.actor import Actor
from records.registers.registry import Hit

from .models import BundleItem, ServiceItem
from .queries import by_index
from .rules.narrowing import steps
from .rules.ranking import scores
from .rules.synonyms import widened
from .vocabulary import common_features, meanings

CANDIDATES = 80
ENOUGH = 10  # rows of a step after which no wider one is asked
CAP = 150  # rows taken of one alternative
Row = ServiceItem | BundleItem


def find(query: str, actor: Actor, limit: int = 20, region: str = "") -> list[Hit]:
    """Bundles and items, best first; of equals the complete one. A score of 1 is all that could be shared."""
    return [hit_of(row, score) for row, score in ranked(query, region)[:limit]]


def ranked(query: str, region: str = "") -> list[tuple[Row, float]]:
    """Rows with their scores for a visitor of `region` (significant digits of a division), best first.

    Of an item that several regions list, the visitor's own comes, else that of the nearest level above; what only
    other regions offer comes when nothing else does.
    """
    features = widened(query[:100], meanings(), region)
    bundles = list(BundleItem.objects.all().sharing(features)[:CANDIDATES])
    here = candidates(features, region) if region else []
    rows: list[Row] = [*bundles, *nearest_of_each(here or candidates(features))]
    found = zip(rows, scores(features, [row.shared for row in rows]), strict=True)  # type: ignore[union-attr]
    return sorted(found, key=lambda pair: (-pair[1], not pair[0].complete))


def candidates(features: Mapping[str, float], region: str = "") -> list[ServiceItem]:
    """The rows of `region` most worth scoring; where many share a feature, the index is asked in steps (ADR 0065)."""
    common, rows = common_features(), ServiceItem.objects.all()
    if not common:
        return list((rows.serving(region) if region else rows).sharing(features)[:CANDIDATES])
    with by_index():
        found = rows.holding_any([feature for feature in features if feature not in common], region, CAP * 2)
        for alternatives in steps(features, common):
            more = rows.holding(alternatives, region, CAP)
            found |= more
            if len(more) >= ENOUGH:
                break
        return list(rows.filter(pk__in=found).sharing(features, indexed=False)[:CANDIDATES])


def nearest_of_each(items: Iterable[ServiceItem]) -> list[ServiceItem]:
    """One row for each 基本编码, that of the lowest level, in the order given."""
    kept: dict[str, ServiceItem] = {}
    for row in items:
        key = row.catalog_code or row.code
        if key not in kept or len(row.region) > len(kept[key].region):
            kept[key] = row
    return list(kept.values())


def guide_page(code: str) -> str:
    """The address of an item's guide."""
    return reverse("services:guide", args=[code])


def hit_of(row: Row, score: float) -> Hit:
    """A row as a hit."""
    kind = "bundle" if isinstance(row, BundleItem) else "item"
    url_name = "services:bundle" if kind == "bundle" else "services:guide"
    return Hit(row.name, reverse(url_name, args=[row.code]), row.summary or row.department_name, kind, score)
