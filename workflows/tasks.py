"""The Celery task of the approvals queue."""

from celery import shared_task

from records.ledger.carrying import carry_on


@shared_task(name="workflows.approvals.advance")
def advance(region: str = "") -> int:
    """Carry a batch of due approvals of a region (a prefix of the division code; empty: all)."""
    return carry_on("approvals", region)
