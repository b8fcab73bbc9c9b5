"""Bells: after the commit a worker is told that its queue has work. A lost bell is found by the sweep."""

import logging
import os
import threading
from collections.abc import Iterable

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from .clock import now
from .models import Errand
from .registry import queues

logger = logging.getLogger(__name__)


class Ringer:
    """Rings beside the request: nobody waits for the broker, also when it does not answer. A bell that is not rung yet
    stands for all that were asked for meanwhile; the thread lives while there is one."""

    def __init__(self) -> None:
        self.lock, self.waiting, self.rings = threading.Lock(), set[tuple[str, str]](), False

    def ask(self, queue: str, region: str) -> None:
        """Have a bell rung soon."""
        with self.lock:
            self.waiting.add((queue, region))
            begins, self.rings = not self.rings, True
        if begins:
            threading.Thread(target=self.run, name="bells").start()

    def run(self) -> None:
        """Ring until nothing is asked for."""
        try:
            while bell := self.following():
                ring(*bell)
        finally:  # whatever happened, the next bell begins a thread
            with self.lock:
                self.rings = False

    def following(self) -> tuple[str, str] | None:
        """The next bell; None ends the thread."""
        with self.lock:
            self.rings = bool(self.waiting)
            return self.waiting.pop() if self.waiting else None


ringer = Ringer()
os.register_at_fork(after_in_child=ringer.__init__)  # type: ignore[misc]  # a child has no thread yet


def ring_for(errands: Iterable[Errand]) -> None:
    """Ring once per queue and region for errands that are due now, when the transaction has committed."""
    moment = now()
    for queue, region in sorted({(e.queue, e.region[:4]) for e in errands if e.due_at <= moment}):
        transaction.on_commit(lambda queue=queue, region=region: ringer.ask(queue, region), robust=True)  # type: ignore[misc]


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
