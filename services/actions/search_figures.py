"""Search figures: counters enter the database in batches, and what is rare loses its words after a month."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Q

from records.clock import local
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..counting import settle_counts, take_counts
from ..models import QueryCount
from ..rules.counting import FEWEST

STREAM = "search-figures"
RARE_KEPT, ALL_KEPT = timedelta(days=30), timedelta(days=400)


def flush(at: datetime) -> None:
    """The timer's entrance: enter what Redis has counted, forget what is old."""
    by = system_actor("search-figures")
    enter_counts(take_counts(), by=by)
    settle_counts()
    forget(by=by)


@deed
def enter_counts(
    counts: Mapping[tuple[date, str], Mapping[str, int]], *, by: Actor, at: datetime | None = None
) -> None:
    """Add counters to their days and forms; one trail entry for the batch."""
    if counts:
        QueryCount.objects.add(counts)
        record("search.count", stream=STREAM, by=by, at=at, detail={"forms": len(counts)})


@deed
def forget(*, by: Actor, at: datetime | None = None) -> int:
    """After 30 days a query that fewer than five browsers asked on a day goes, after 400 days every one."""
    today = local(at or now()).date()
    rare = Q(day__lt=today - RARE_KEPT, searches__lt=FEWEST)
    old = QueryCount.objects.filter(rare | Q(day__lt=today - ALL_KEPT))
    if not old.exists():
        return 0
    gone = old.delete()[0]
    record("search.forget", stream=STREAM, by=by, at=at, detail={"rows": gone})
    return gone
