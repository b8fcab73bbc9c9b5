"""What documents register below."""

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.ledger.registry import ErrandKind, errand_kinds, queues

from .errands import make
from .rules.blueprint import Document

queues.register("documents", "documents.carry")
errand_kinds.register("paper.make", ErrandKind("documents", make))
blueprint_kinds.register("document", BlueprintKind("document", Document))
