"""Timers: each slot becomes one errand, whoever ticks."""

from datetime import UTC, datetime
from typing import Any

from .actor import system_actor
from .clock import now
from .deeds import deed, put
from .models import Errand
from .registry import timers


def open_slots() -> int:
    """Put an errand for the present slot of every timer; the key makes a second tick harmless."""
    enter_slots(by=system_actor("timers"))
    return len(timers.items())


@deed
def enter_slots(*, by: Any, at: datetime | None = None) -> None:
    """One errand per timer and slot. A slot that is open is not put again: its bell would be the next tick's, which
    would ring the next one, without end."""
    moment = at or now()
    wanted = {f"{name}@{int(moment.timestamp() // timer.every.total_seconds())}" for name, timer in timers.items()}
    known = Errand.objects.filter(kind="timer", key__in=wanted).values_list("key", flat=True)
    for slot in sorted(wanted.difference(known)):
        put("timer", slot, slot)


def run_slot(errand: Any) -> None:
    """Run the timer of a slot with the slot's own time."""
    name, slot = errand.ref.rsplit("@", 1)
    timer = timers.get(name)
    timer.run(datetime.fromtimestamp(int(slot) * timer.every.total_seconds(), UTC))
