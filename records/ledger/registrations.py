"""What the ledger itself registers."""

from datetime import timedelta

from .errands import witness_root
from .notary import notarise_slot
from .registry import ErrandKind, Timer, errand_kinds, queues, timers
from .rotating import carry_rotation
from .timing import run_slot

queues.register("timers", "timers.carry")
errand_kinds.register("timer", ErrandKind("timers", run_slot))
queues.register("notary", "notary.carry")
errand_kinds.register("root.witness", ErrandKind("notary", witness_root, remote=True))
errand_kinds.register("keys.rotate", ErrandKind("notary", carry_rotation))
timers.register("notary", Timer(timedelta(minutes=1), notarise_slot))
