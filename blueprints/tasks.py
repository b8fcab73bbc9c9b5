"""The Celery task of the queue of imports."""

from celery import shared_task

from records.ledger.carrying import carry_on


@shared_task(name="imports.carry")
def carry_imports(region: str = "") -> int:
    """Carry a batch of imports."""
    return carry_on("imports", region)
