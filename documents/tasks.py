"""The Celery task of the documents queue."""

from celery import shared_task

from records.ledger.carrying import carry_on


@shared_task(name="documents.carry")
def carry_documents(region: str = "") -> int:
    """Carry a batch of papers of a region."""
    return carry_on("documents", region)
