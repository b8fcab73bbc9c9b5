"""Renewing the keys of a filled table: `python -m bench keys [people]`, four encrypted fields each, with readers."""

import threading
import time
from collections.abc import Iterator
from itertools import islice

from django.db import connection

from identity.models import Person
from records.keys import uuid7
from records.ledger.actor import system_actor
from records.ledger.models import KeyRotation
from records.ledger.rotating import advance_rotation, begin_rotation

BATCH = 2000
BY = system_actor("bench")


def people(count: int) -> Iterator[Person]:
    """Made-up persons with four encrypted fields; their numbers are none that anybody can have."""
    for number in range(count):
        yield Person(
            id=uuid7(), reference=f"PB-{number:09d}", name=f"量{number}", id_number=f"99{number:016d}",
            phone=f"1990{number:07d}", email=f"b{number}@example.invalid", region="990102001",
        )  # fmt: skip


def fill(count: int) -> None:
    """As many persons as are still missing."""
    missing = people(count)
    known = Person.objects.filter(reference__startswith="PB-").count()
    for _ in islice(missing, known):
        pass
    while rows := list(islice(missing, 5000)):
        Person.objects.bulk_create(rows)


def renew(rotation: KeyRotation) -> float:
    """Carry the run to its end; seconds."""
    begun, told = time.monotonic(), 0.0
    while rotation.finished_at is None:
        if not advance_rotation(rotation, by=BY, size=BATCH):
            time.sleep(0.2)
        rotation.refresh_from_db()
        if time.monotonic() - told > 15:
            told = time.monotonic()
            print(f"  {rotation.done} of {rotation.total} ({rotation.percent} %)", flush=True)
    return time.monotonic() - begun


class Passers(threading.Thread):
    """Somebody who reads and renames people meanwhile, one after the other; milliseconds of each."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.over, self.spent, self.failed = threading.Event(), list[float](), 0

    def run(self) -> None:
        keys = list(Person.objects.values_list("pk", flat=True)[:5000])
        while not self.over.is_set():
            for key in keys[:: 1 + len(self.spent) % 7]:
                if self.over.is_set():
                    break
                begun = time.perf_counter()
                row = Person.objects.get(pk=key)
                self.failed += not row.id_number.plain()
                row.phone = "19900000000"
                row.save(update_fields=["phone", "phone_masked"])
                self.spent.append((time.perf_counter() - begun) * 1000)
                time.sleep(0.01)
        connection.close()


def measure(count: int) -> str:
    """Fill, renew, and say what it took."""
    begun = time.monotonic()
    fill(count)
    filled = time.monotonic() - begun
    rotation = KeyRotation.objects.filter(finished_at=None).first() or begin_rotation(by=BY, by_errand=False)
    total, passers = rotation.total, Passers()
    passers.start()
    spent = renew(rotation)
    passers.over.set()
    passers.join()
    waits = sorted(passers.spent) or [0.0]
    return (
        f"filled in {filled:.0f} s; {rotation.done} of {total} encrypted values renewed in {spent:.0f} s "
        f"({rotation.done / spent:.0f} /s), {rotation.rounds} rounds; meanwhile {len(waits)} reads and writes of "
        f"others: p50 {waits[len(waits) // 2]:.1f} ms, p95 {waits[int(len(waits) * 0.95)]:.1f} ms, "
        f"longest {waits[-1]:.0f} ms, {passers.failed} failed"
    )
