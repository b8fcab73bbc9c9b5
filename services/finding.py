"""Finding items and bundles by everyday words, pinyin, initials, English, with typos and homophones (ADR 0065)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse

from records.ledger.actor import Actor
from records.registers.registry import Hit

from .models import BundleItem, ServiceItem
from .rules.narrowing import steps
from .rules.ranking import scores
from .rules.synonyms import widened
from .searching import Candidate, candidates, holding, literal, names_of, places_of
from .vocabulary import common_features, meanings

ENOUGH = 10  # rows of a step after which no wider one is asked
CAP = 150  # rows taken of one alternative
PAGES = {True: "services:bundle", False: "services:guide"}
Row = ServiceItem | BundleItem


def find(query: str, actor: Actor, limit: int = 20, region: str = "") -> list[Hit]:
    """Bundles and items, best first; of equals the complete one. A score of 1 is all that could be shared."""
    found = placed(query, region)[:limit]
    names = names_of(row for row, _ in found)
    return [hit_of(row, score, *names[row.id]) for row, score in found if row.id in names]


def ranked(query: str, region: str = "") -> list[tuple[Row, float]]:
    """The same as whole rows, with their scores."""
    found = placed(query, region)
    rows: dict[UUID, Row] = {}
    for model in (BundleItem, ServiceItem):
        keys = [row.id for row, _ in found if row.is_bundle is (model is BundleItem)]
        rows |= model.objects.defer("search").in_bulk(keys)
    return [(rows[row.id], score) for row, score in found if row.id in rows]


def placed(query: str, region: str = "") -> list[tuple[Candidate, float]]:
    """What answers a query, with scores for a visitor of `region` (significant digits of a division), best first.

    Of an item that several regions list, the visitor's own comes, else that of the nearest level above; what only
    other regions offer comes when nothing else does.
    """
    features = widened(query[:100], meanings(), region)
    rows = telling(features, region)
    if region and all(row.is_bundle for row in rows):
        rows = telling(features)
    rows = nearest_of_each(rows)
    found = zip(rows, scores(features, [row.shared for row in rows]), strict=True)
    return sorted(found, key=lambda pair: (-pair[1], not pair[0].complete))


def telling(features: Mapping[str, float], region: str = "") -> list[Candidate]:
    """The rows most worth scoring; where many share a feature, the index is asked in steps (ADR 0065)."""
    common, places = common_features(), places_of(region)
    if not common:
        return candidates(features, region)
    rare = [feature for feature in features if feature not in common]
    asked = [(literal(rare, places=places), CAP * 2)] if rare else []
    found: set[UUID] = set()
    for alternatives in steps(features, common):
        sets = holding([*((literal(all_of, " & ", places), CAP) for all_of in alternatives), *asked])
        found.update(*sets)
        asked = []
        if len(set().union(*sets[: len(alternatives)])) >= ENOUGH:
            break
    found.update(*holding(asked))
    return candidates(features, among=found)


def nearest_of_each(rows: Iterable[Candidate]) -> list[Candidate]:
    """One row for each 基本编码, that of the lowest level, in the order given; bundles as they are."""
    kept: dict[tuple[bool, str], Candidate] = {}
    for row in rows:
        key = (row.is_bundle, row.one)
        if key not in kept or len(row.region) > len(kept[key].region):
            kept[key] = row
    return list(kept.values())


def guide_page(code: str) -> str:
    """The address of an item's guide."""
    return page_of("services:guide", code)


@lru_cache(maxsize=4096)
def page_of(url_name: str, code: str) -> str:
    """The address of a bundle's or an item's page."""
    return reverse(url_name, args=[code])


def hit_of(row: Candidate, score: float, name: Any, summary: Any, department: Any) -> Hit:
    """A row as a hit."""
    kind = "bundle" if row.is_bundle else "item"
    return Hit(name, page_of(PAGES[row.is_bundle], row.code), summary or department, kind, score)
