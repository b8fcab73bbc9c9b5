"""The Celery task of the exchange queue."""

from celery import shared_task

from records.ledger.carrying import carry_on


@shared_task(name="exchange.carry")
def carry_exchange(region: str = "") -> int:
    """Carry a batch of messages."""
    return carry_on("exchange", region)
