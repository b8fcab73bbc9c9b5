"""Renew all keys: `manage.py rotate_keys`; run it again to go on with what was interrupted."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from records.vault.keyring import renew_ring

from ...actor import system_actor
from ...models import KeyRotation
from ...rotating import advance_rotation, begin_rotation

EVERY = 5.0  # seconds between lines of progress


class Command(BaseCommand):
    """Readers and writers go on meanwhile: every value opens under the key that its first bytes name."""

    help = "Make new data keys and encrypt every protected value anew, in batches; resumes an interrupted run."

    def add_arguments(self, parser: CommandParser) -> None:
        """How."""
        parser.add_argument("--size", type=int, default=2000, help="values per batch (a transaction each)")
        parser.add_argument("--kek", action="store_true", help="first add a key-encryption key to the ring's file")

    def handle(self, *args: Any, size: int, kek: bool, **options: Any) -> None:
        by = system_actor("rotate_keys")
        rotation = KeyRotation.objects.filter(finished_at=None).first()
        if rotation is None:
            if kek:
                self.stdout.write(f"key-encryption key {renew_ring()}")
            rotation = begin_rotation(by=by, by_errand=False)
        started, before = time.monotonic(), rotation.done
        told = started
        while rotation.finished_at is None:
            if not advance_rotation(rotation, by=by, size=size):
                time.sleep(0.2)  # processes may still write under the version before
            rotation.refresh_from_db()
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                self.stdout.write(f"{rotation.done} of {rotation.total} ({rotation.percent} %)")
        spent, done = time.monotonic() - started, rotation.done - before
        self.stdout.write(f"{done} values in {spent:.1f} s ({done / spent:.0f} /s), {rotation.rounds} rounds: finished")
