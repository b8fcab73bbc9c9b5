"""Finding halls: the nearest by PostgreSQL's own KNN, those of a division, those that handle an item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from records.clock import local
from records.ledger.clock import now

from .calendars import calendars_for
from .models import Hall, HallItem
from .queries import HallQuerySet
from .rules.distance import kilometres
from .rules.opening import Opening, opening_at

NEAR = 60  # looked at by degrees before they are put in order by kilometres
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A hall, how far it is (km; None: not asked), and whether it is open now."""

    hall: Hall
    distance: float | None
    opening: Opening


def handling(item: str) -> HallQuerySet:
    """Halls in use; with an item's code those that handle it."""
    rows: HallQuerySet = Hall.objects.filter(valid_to=None).select_related("division")
    return rows.filter(Exists(HallItem.objects.filter(hall=OuterRef("pk"), item=item))) if item else rows


def nearest(longitude: float, latitude: float, item: str = "") -> list[Found]:
    """The nearest halls, the nearest first. One query, by the index on points."""
    here = (longitude, latitude)
    rows = handling(item).nearest(longitude, latitude)[:NEAR]
    far = sorted(((kilometres(here, (h.longitude, h.latitude)), h) for h in rows), key=lambda pair: pair[0])
    return told([hall for _, hall in far[:SHOWN]], [distance for distance, _ in far[:SHOWN]])


def told(halls: Sequence[Hall], distances: Sequence[float | None] = (), at: datetime | None = None) -> list[Found]:
    """Halls with their opening as of `at` (default: now)."""
    moment, far = local(at or now()), distances or [None] * len(halls)
    calendars = calendars_for({hall.division.prefix[:6] for hall in halls})
    return [
        Found(hall, distance, opening_at(hall.opening, moment, calendars[hall.division.prefix[:6]]))
        for hall, distance in zip(halls, far, strict=True)
    ]
