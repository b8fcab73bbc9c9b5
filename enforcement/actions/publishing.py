"""Publishing results within twenty working days by the rule of their kind, and taking them down on the day."""

from datetime import datetime

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..models import Publication
from ..permissions import POLICY, on_check
from ..rules.publishing import shown_until


@deed
def publish_result(row: Publication, *, by: Actor, at: datetime | None = None) -> Publication:
    """Show it from today on, once; the clock does it on the last day when nobody did (谁检查、谁录入、谁公开)."""
    check = row.assignment
    POLICY.require(by, "result.publish", on_check(by, check))
    row = Publication.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=row.pk)
    if row.shown_from is not None:
        return row
    row.shown_from = local_date(at or now())
    row.shown_to, row.published_by = shown_until(check.kind, row.shown_from), by.reference
    row.save(update_fields=["shown_from", "shown_to", "published_by"])
    detail = {"until": row.shown_to.isoformat()}
    stream = f"check:{check.reference}"
    record("result.publish", stream=stream, subject=check.reference, by=by, at=at, region=check.region, detail=detail)
    return row


@deed
def take_down(row: Publication, *, by: Actor, at: datetime | None = None) -> Publication:
    """Its time is over."""
    POLICY.require(by, "result.take_down")
    row.taken_down_at = at
    row.save(update_fields=["taken_down_at"])
    check = row.assignment
    record("result.take_down", stream=f"check:{check.reference}", subject=check.reference, by=by, at=at)
    return row
