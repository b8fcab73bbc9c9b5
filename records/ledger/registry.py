"""What the ledger lets upper floors fill in: kinds of errands, queues with their Celery task, timers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from records.registry import Registry


@dataclass(frozen=True, slots=True)
class ErrandKind:
    """How one kind of errand is carried. A remote one calls out of the house: leased, outside any transaction."""

    queue: str
    handler: Callable[[Any], None]
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Timer:
    """An entrance opened by the clock: `run(at)` once per slot of `every`."""

    every: timedelta
    run: Callable[[datetime], None]


errand_kinds: Registry[ErrandKind] = Registry("errand kinds")
queues: Registry[str] = Registry("queues")
timers: Registry[Timer] = Registry("timers")
