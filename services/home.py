"""What the catalogue puts on the home page."""

from typing import Any

from blueprints.loading import load
from blueprints.models import Edition, kept_rows
from records.ledger.actor import Actor
from records.ledger.kept import Kept
from records.registers.halls import handling, told

from .bundles import Comparison, compared, members_listed
from .models import Application, BundleItem, Draft, ServiceItem
from .themes import AUDIENCES, hot_items, often_needed, themes_of

HALLS = 3
READ = 24  # bundles looked at
SHOWN = OFTEN = 4
DRAFTS = Kept(lambda actor: Draft.objects.visible_to(actor).open().defer("answers").order_by("-saved_at")[:3])
CASES = Kept(lambda actor: Application.objects.visible_to(actor).roots().defer("answers").order_by("-id")[:3])


def home_block(actor: Actor, region: str) -> dict[str, Any]:
    """To-dos of mine, bundles with computed counts, items, halls of the visitor's county."""
    return {
        "halls": told(list(handling("").within(region[:6])[:HALLS])),
        "scripts": ["js/suggest.js"],
        "popular": often_needed(region, OFTEN),
        "bundles": counted_bundles(),
        "themes": [(audience, themes_of(audience)) for audience in AUDIENCES],
        "total": ServiceItem.objects.count(),
        "hot": hot_items(),
        "drafts": DRAFTS(actor),
        "cases": CASES(actor) if actor.kind == "person" else [],
    }


def counted_bundles() -> list[tuple[BundleItem, Comparison]]:
    """Bundles with what they take before and after; those that can be applied for and save most first."""
    rows = list(BundleItem.objects.filter(complete=True).order_by("sort_key")[:READ])
    editions = kept_rows(Edition, [row.edition_id for row in rows])
    bundles = [load(editions[row.edition_id]) for row in rows]
    listed = members_listed(*bundles)
    found = [(row, compared(bundle, listed)) for row, bundle in zip(rows, bundles, strict=True)]
    return sorted(found, key=lambda pair: (pair[1].apart, -pair[1].savings))[:SHOWN]
