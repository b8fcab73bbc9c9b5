"""What the catalogue puts on the home page."""

from typing import Any

from blueprints.loading import load
from records.ledger.actor import Actor
from records.registers.halls import handling, told

from .models import Application, BundleItem, Draft, ServiceItem
from .rules.bundle import Counts, counts_one_by_one, counts_together
from .themes import AUDIENCES, hot_items, themes_of

HALLS = 3


def home_block(actor: Actor, region: str) -> dict[str, Any]:
    """To-dos of mine, bundles with computed counts, items, halls of the visitor's county."""
    return {
        "halls": told(list(handling("").within(region[:6])[:HALLS])),
        "scripts": ["js/suggest.js"],
        "popular": ServiceItem.objects.filter(complete=True).serving(region).order_by("number")[:4],
        "bundles": [
            (row, counts(row))
            for row in BundleItem.objects.select_related("edition").order_by("-complete", "sort_key")[:4]
        ],
        "themes": [(audience, themes_of(audience)) for audience in AUDIENCES],
        "total": ServiceItem.objects.count(),
        "hot": hot_items(),
        "drafts": Draft.objects.visible_to(actor).open().order_by("-saved_at")[:3],
        "cases": Application.objects.visible_to(actor).roots().order_by("-id")[:3] if actor.kind == "person" else [],
    }


def counts(row: BundleItem) -> tuple[Counts, Counts] | None:
    """Before and after, computed from the members; none while the bundle is incomplete."""
    if not row.complete:
        return None
    bundle = load(row.edition)
    wanted = [member.item for member in bundle.members if not member.optional and not member.needs_licence]
    rows = ServiceItem.objects.select_related("edition").filter(code__in=wanted, complete=True)
    items = [load(projection.edition) for projection in rows]
    return (counts_one_by_one(items), counts_together(items)) if items else None
