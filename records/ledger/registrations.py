"""What the ledger itself registers."""

from .registry import ErrandKind, errand_kinds, queues
from .timing import run_slot

queues.register("timers", "timers.tick")
errand_kinds.register("timer", ErrandKind("timers", run_slot))
