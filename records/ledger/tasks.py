"""The ledger's Celery tasks: the clock's entrance and the sweep for lost bells."""

from celery import shared_task

from .bells import ring
from .carrying import carry
from .carrying import sweep as sweep_errands
from .timing import open_slots


@shared_task(name="timers.tick")
def tick(region: str = "") -> int:
    """Open the slots of all timers that are due; two beats open each slot once. The region of a bell means nothing."""
    opened = open_slots()
    return opened + carry("timers")


@shared_task(name="errands.sweep")
def sweep() -> int:
    """Ring again for work whose bell was lost."""
    return sweep_errands(ring)


@shared_task(name="notary.carry")
def carry_notary(region: str = "") -> int:
    """Carry roots to the time-stamping authority and the witness."""
    return carry("notary", region)
