"""Timers: each slot becomes one errand, whoever ticks."""

from datetime import UTC, datetime
from typing import Any

from .actor import system_actor
from .clock import now
from .deeds import deed, put
from .registry import timers


def open_slots() -> int:
    """Put an errand for the present slot of every timer; the key makes a second tick harmless."""
    enter_slots(by=system_actor("timers"))
    return len(timers.items())


@deed
def enter_slots(*, by: Any, at: datetime | None = None) -> None:
    """One errand per timer and slot."""
    moment = at or now()
    for name, timer in timers.items():
        slot = int(moment.timestamp() // timer.every.total_seconds())
        put("timer", f"{name}@{slot}", f"{name}@{slot}")


def run_slot(errand: Any) -> None:
    """Run the timer of a slot with the slot's own time."""
    name, slot = errand.ref.rsplit("@", 1)
    timer = timers.get(name)
    timer.run(datetime.fromtimestamp(int(slot) * timer.every.total_seconds(), UTC))
