"""All projections of the catalogue anew, from the editions in force."""

from datetime import datetime

from blueprints.models import Edition
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from .catalogue import project_bundle, project_items


@deed
def project_batch(codes: list[str], *, by: Actor, at: datetime | None = None) -> int:
    """Write the rows of these items and bundles again; how many there were. One trail entry for the batch."""
    found = list(Edition.objects.latest_of_each().select_related("base").filter(code__in=codes))
    project_items([edition for edition in found if edition.kind == "service"])
    for edition in (edition for edition in found if edition.kind == "bundle"):
        project_bundle(edition)
    record("catalogue.project", stream="catalogue", by=by, at=at, detail={"rows": len(found)})
    return len(found)
