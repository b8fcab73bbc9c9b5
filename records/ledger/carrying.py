"""Carrying errands: batches with a savepoint each; calls out of the house under a lease (ADR 0002)."""

import logging
import random
import time
import traceback
from datetime import timedelta
from types import TracebackType

from django.db import transaction

from .bells import ring
from .clock import database_now, now
from .deeds import write_out
from .errors import Refusal
from .models import Errand
from .registry import errand_kinds, queues
from .scope import Sheaf, sheaf_in_transaction

logger = logging.getLogger(__name__)
BATCH = 20
BATCH_SECONDS = 0.2
LEASE = timedelta(seconds=90)
PATIENCE = 8  # attempts before an errand is parked


def carry(queue: str, region: str = "") -> int:
    """Carry one batch of due errands of `queue` (and region prefix); how many were done."""
    return carry_local(queue, region) + carry_remote(queue, region)


def carry_on(queue: str, region: str = "") -> int:
    """Carry one batch and ring again when more is due: a flood goes on batch by batch, and others have their turn."""
    done = carry(queue, region)
    if done and Errand.objects.due().for_worker(queue, region).exists():
        ring(queue, region)
    return done


def carry_everything(limit: int = 100_000) -> int:
    """Carry all queues until nothing is due (for demonstrations and tests); how many errands were done."""
    total = 0
    while total < limit:
        done = sum(carry(queue) for queue in {kind.queue for _, kind in errand_kinds.items()})
        if not done:
            return total
        total += done
    raise RuntimeError(f"still errands due after {limit}")


def kinds_of(queue: str, *, remote: bool) -> list[str]:
    """The kinds that a queue carries, local or remote ones."""
    return [name for name, kind in errand_kinds.items() if kind.queue == queue and kind.remote is remote]


def carry_local(queue: str, region: str) -> int:
    """A batch in one transaction: rows locked with SKIP LOCKED, in order of reference, a savepoint each."""
    started, done = time.monotonic(), list[Errand]()
    with transaction.atomic(), sheaf_in_transaction() as sheaf:
        rows = Errand.objects.due().for_worker(queue, region).filter(kind__in=kinds_of(queue, remote=False))
        batch = list(rows.order_by("due_at").select_for_update(skip_locked=True)[:BATCH])
        for errand in sorted(batch, key=lambda e: (e.ref, e.id)):
            if attempt(errand, sheaf):
                done.append(errand)
            if time.monotonic() - started > BATCH_SECONDS:
                break
        mark_done(*done)
        write_out(sheaf)
    return len(done)


def attempt(errand: Errand, sheaf: Sheaf) -> bool:
    """Run one local errand in a savepoint; whether it went well. Of a failure only the note on its row remains."""
    mark = sheaf.mark()
    with Failure() as failure, transaction.atomic():
        logger.info("carry %s %s", errand.kind, errand.ref)
        errand_kinds.get(errand.kind).handler(errand)
    if failure.error is not None:
        sheaf.cut(mark)
        put_back(errand, failure.error)
    return failure.error is None


def carry_remote(queue: str, region: str) -> int:
    """Errands that leave the house, one by one: lease, commit, call, note the end under the same fence."""
    done = 0
    kinds = kinds_of(queue, remote=True)
    while kinds and done < BATCH:
        errand = lease(queue, region, kinds)
        if errand is None:
            break
        with Failure() as failure:
            errand_kinds.get(errand.kind).handler(errand)
        with transaction.atomic():
            if failure.error is None:
                mark_done(errand)
            else:
                put_back(errand, failure.error)
        done += 1
    return done


def lease(queue: str, region: str, kinds: list[str]) -> Errand | None:
    """Take one due errand for LEASE; the fence number tells a late worker that its turn is over."""
    with transaction.atomic():
        rows = Errand.objects.due().for_worker(queue, region).filter(kind__in=kinds)
        errand: Errand | None = rows.order_by("due_at").select_for_update(skip_locked=True).first()
        if errand is not None:
            errand.lease_until, errand.fence = database_now() + LEASE, errand.fence + 1
            errand.save(update_fields=["lease_until", "fence"])
        return errand


def mark_done(*errands: Errand) -> None:
    """Done, unless somebody else took one over meanwhile."""
    for fence in {errand.fence for errand in errands}:
        keys = [errand.pk for errand in errands if errand.fence == fence]
        Errand.objects.filter(pk__in=keys, fence=fence).update(done_at=now(), lease_until=None, fault="")


def put_back(errand: Errand, error: Exception) -> None:
    """Try again later with growing, jittered delay; after PATIENCE attempts park it for a person to look at."""
    attempts = errand.attempts + 1
    delay = timedelta(seconds=min(2**attempts, 600) * random.uniform(0.5, 1.5))
    parked = now() if attempts >= PATIENCE or isinstance(error, Refusal) else None
    Errand.objects.filter(pk=errand.pk, fence=errand.fence).update(
        attempts=attempts, due_at=database_now() + delay, lease_until=None, parked_at=parked, fault=describe(error)
    )
    logger.warning("%s %s failed (%s), attempt %s", errand.kind, errand.ref, type(error).__name__, attempts)


def describe(error: Exception) -> str:
    """Where and how it failed, without values: class, refusal code, and the lines of code passed."""
    code = f" {error.code}: {error.sentence}" if isinstance(error, Refusal) else ""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}{code}\n" + "\n".join(f"{f.filename}:{f.lineno} {f.name}" for f in frames[-12:])


class Failure:
    """Catches what a handler throws, so that one errand's fault never stops the others; `error` holds it."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> "Failure":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        self.error = error
        return True


def waiting(older_than: timedelta = timedelta(seconds=2)) -> set[tuple[str, str]]:
    """(queue, region) with work that has been due for a while: their bell was lost or a worker died."""
    rows = Errand.objects.due().filter(due_at__lte=now() - older_than)
    return set(rows.values_list("queue", "region").distinct())


def sweep() -> int:
    """Ring again for forgotten work; how many bells."""
    found = {(queue, region[:4]) for queue, region in waiting() if queue in queues}
    for queue, region in sorted(found):
        ring(queue, region)
    return len(found)
