"""What documents register below."""

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.privacy.registry import personal_sources

from .errands import make
from .personal import SOURCE
from .rules.blueprint import Document, document_problems, from_first_schema

queues.register("documents", "documents.carry")
errand_kinds.register("paper.make", ErrandKind("documents", make, remote=True))
blueprint_kinds.register(
    "document",
    BlueprintKind("document", Document, schema_version=2, upcasters={1: from_first_schema}, problems=document_problems),
)
personal_sources.register("papers", SOURCE)
