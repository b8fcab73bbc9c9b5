"""Bells: after the commit a worker is told that its queue has work. A lost bell is found by the sweep."""

import logging
from collections.abc import Iterable

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from .clock import now
from .models import Errand
from .registry import queues

logger = logging.getLogger(__name__)


def ring_for(errands: Iterable[Errand]) -> None:
    """Ring once per queue and region for errands that are due now, when the transaction has committed."""
    moment = now()
    for queue, region in sorted({(e.queue, e.region[:4]) for e in errands if e.due_at <= moment}):
        transaction.on_commit(lambda queue=queue, region=region: ring(queue, region), robust=True)  # type: ignore[misc]


def name_of(queue: str, region: str) -> str:
    """The queue as its workers know it: a region that runs workers of its own has its own."""
    return f"{queue}.{region[:4]}" if region[:4] in settings.WORKER_REGIONS else queue


def ring(queue: str, region: str) -> None:
    """Tell the workers of `queue`; without a broker the errand waits for the sweep."""
    if queue not in queues:
        return
    try:
        current_app.send_task(queues.get(queue), args=[region], queue=name_of(queue, region), retry=False)
    except OperationalError as error:
        logger.warning("bell of %s lost: %s", queue, type(error).__name__)
