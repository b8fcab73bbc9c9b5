"""What blueprints writes into the registries of the floors below."""

from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.registers.registry import dependants

from .dependants import leaning_on
from .errands import import_rows

dependants.register("editions", leaning_on)
queues.register("imports", "imports.carry")
errand_kinds.register("import.rows", ErrandKind("imports", import_rows))
