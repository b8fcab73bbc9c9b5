"""The worker room: what waits in each queue and how long, how fast it goes, what is parked, whether the clock beats."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, Sum

from .actor import Actor
from .clock import now
from .deeds import deed, record
from .errors import Conflict
from .models import Errand
from .permissions import POLICY
from .registry import queues

RATE = timedelta(minutes=10)
BEATS = timedelta(minutes=2)  # a clock that ticks every 30 s is ill when it was not heard for this long
PARKED = 50


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: errands due and not due yet, the oldest due one's age, rate per minute, retried, held by a worker."""

    name: str
    due: int
    later: int
    oldest: timedelta
    rate: float
    retried: int
    leased: int
    parked: int

    @property
    def age(self) -> tuple[int, str]:
        """The oldest due one's age in the unit that people say: s, min, h."""
        seconds = round(self.oldest.total_seconds())
        return (seconds, "s") if seconds < 90 else (seconds // 60, "min") if seconds < 5400 else (seconds // 3600, "h")


@dataclass(frozen=True, slots=True)
class Room:
    """Everything on the page."""

    queues: list[Queue]
    parked: list[Errand]
    heart: datetime | None
    beats: bool


def look_around(*, by: Actor) -> Room:
    """The worker room as it is now; NotAllowed unless an operator."""
    POLICY.require(by, "workers.see")
    moment = now()
    open_rows = Q(done_at=None, parked_at=None)
    figures: dict[str, Any] = {
        row["queue"]: row
        for row in Errand.objects.filter(open_rows | Q(parked_at__isnull=False) | Q(done_at__gte=moment - RATE))
        .values("queue")
        .annotate(
            due=Count("id", filter=open_rows & Q(due_at__lte=moment)),
            later=Count("id", filter=open_rows & Q(due_at__gt=moment)),
            oldest=Min("due_at", filter=open_rows & Q(due_at__lte=moment)),
            done=Count("id", filter=Q(done_at__gte=moment - RATE)),
            retried=Sum("attempts", filter=open_rows),
            leased=Count("id", filter=open_rows & Q(lease_until__gt=moment)),
            parked=Count("id", filter=Q(parked_at__isnull=False, done_at=None)),
        )
    }
    heart = Errand.objects.filter(kind="timer").aggregate(last=Max("created_at"))["last"]
    parked = list(Errand.objects.parked().order_by("-parked_at")[:PARKED])
    rows = [queue_of(name, figures.get(name, {}), moment) for name in sorted(name for name, _ in queues.items())]
    return Room(rows, parked, heart, heart is not None and moment - heart < BEATS)


def queue_of(name: str, row: dict[str, Any], at: datetime) -> Queue:
    """One line of the room."""
    oldest = at - row["oldest"] if row.get("oldest") else timedelta(0)
    rate = row.get("done", 0) / (RATE.total_seconds() / 60)
    counted = {field: row.get(field) or 0 for field in ("due", "later", "retried", "leased", "parked")}
    return Queue(name, oldest=oldest, rate=rate, **counted)


def errand_of(number: UUID) -> Errand | None:
    """An errand by its number."""
    return Errand.objects.filter(pk=number).first()


@deed
def rerun_errand(errand: Errand, *, by: Actor, at: datetime | None = None) -> Errand:
    """Let a parked errand run again, with all its attempts; Conflict when it is not parked (any more)."""
    POLICY.require(by, "errand.rerun")
    changed = Errand.objects.parked().filter(pk=errand.pk)
    if not changed.update(parked_at=None, attempts=0, due_at=at, lease_until=None, fence=F("fence") + 1):
        raise Conflict("errand.not_parked", "这项任务已经在重新执行，或者已经办完。请刷新页面。")
    detail = {"kind": errand.kind, "ref": errand.ref, "queue": errand.queue}
    record("errand.rerun", stream=f"errand:{errand.kind}", subject=str(errand.pk), by=by, at=at, detail=detail)
    return errand
