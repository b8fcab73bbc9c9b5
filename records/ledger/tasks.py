"""The ledger's Celery tasks: the clock's entrance and the sweep for lost bells."""

from celery import shared_task

from .carrying import carry_on
from .carrying import sweep as sweep_errands
from .timing import open_slots


@shared_task(name="timers.tick")
def tick() -> int:
    """Open the slots of all timers; two beats open each slot once. Their bell is another task: it would ring itself."""
    return open_slots()


@shared_task(name="timers.carry")
def carry_timers(region: str = "") -> int:
    """Run a batch of slots."""
    return carry_on("timers", region)


@shared_task(name="errands.sweep")
def sweep() -> int:
    """Ring again for work whose bell was lost."""
    return sweep_errands()


@shared_task(name="notary.carry")
def carry_notary(region: str = "") -> int:
    """Carry roots to the time-stamping authority and the witness."""
    return carry_on("notary", region)
