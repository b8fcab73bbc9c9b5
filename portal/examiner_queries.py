"""The examiner's queries: what the search bar would find among the demonstration's items and bundles.

The portal's own features and scores answer. Where a database with a catalogue is at hand its index gives the
candidates; without one all entries of the demonstration are.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.db import OperationalError
from pydantic import BaseModel, ConfigDict

from services.finding import ranked
from services.models import BundleItem
from services.rules.features import title_features
from services.rules.ranking import scores
from services.rules.synonyms import Meaning, meaning_of, widened

from .demonstration.bundles import SEVEN
from .demonstration.complete import BUNDLES
from .demonstration.words import WORDS

HERE = Path(__file__).parent / "demonstration"
NAMES = {"残疾人服务": "残疾人服务(扶残助困)"}  # as the list of bundles writes it
LIMIT = 10
LAST = 60  # of the numbered list
Result = dict[str, int | str]


class QueriesCase(BaseModel):
    """One query."""

    model_config = ConfigDict(extra="forbid")

    id: str | int
    q: str


class QueriesAnswer(BaseModel):
    """Best first: {"item": number} or {"bundle": name}."""

    id: str | int
    results: list[dict[Literal["item", "bundle"], int | str]]


def answer(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """The items and bundles found for `q`."""
    query = str(case["q"])
    return {"id": case["id"], "results": (from_catalogue(query) or from_demonstration(query))[:LIMIT]}


def from_catalogue(query: str) -> list[Result]:
    """What the portal's index finds; nothing without a database. Items beyond the numbered list have no answer."""
    try:
        rows = [row for row, _ in ranked(query)]
    except OperationalError:
        return []
    named = [row for row in rows if isinstance(row, BundleItem) or 0 < row.number <= LAST]
    return [bundle_result(r.name["zh-Hans"]) if isinstance(r, BundleItem) else {"item": r.number} for r in named]


def from_demonstration(query: str) -> list[Result]:
    """The same features and scores over the demonstration's own list."""
    features = widened(query[:100], spoken())
    shared = [held & features.keys() for _, held in entries()]
    found = zip(entries(), scores(features, shared), strict=True)
    best = sorted((pair for pair in found if pair[1] > 0), key=lambda pair: -pair[1])
    return [result for (result, _), _ in best]


def bundle_result(name: str) -> Result:
    """A bundle as the list of bundles names it."""
    short = name.removesuffix("一件事")
    return {"bundle": NAMES.get(short, short)}


@cache
def spoken() -> tuple[Meaning, ...]:
    """What people here say, as the demonstration's item authority keeps it."""
    return tuple(meaning_of(*row) for row in WORDS)


@cache
def entries() -> list[tuple[Result, frozenset[str]]]:
    """Every item and bundle with the features of its names."""
    aliases = json.loads((HERE / "aliases.json").read_text(encoding="utf-8"))
    items = json.loads((HERE / "items.json").read_text(encoding="utf-8"))
    named = [({"item": row["number"]}, [row["zh"], row["en"], *aliases[str(row["number"])]]) for row in items]
    names = [content["name"] for content in (*BUNDLES.values(), *SEVEN.values())]
    for chinese, english in [(name["zh-Hans"], name["en"]) for name in names]:
        named.append((bundle_result(chinese), [chinese, english, *aliases[chinese.removesuffix("一件事")]]))
    return [(result, frozenset(f for title in titles for f in title_features(title))) for result, titles in named]
