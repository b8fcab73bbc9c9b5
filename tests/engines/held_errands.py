"""A worker's program with an errand of the tests: it says that it has begun and waits for a word before it goes on."""

import os
from pathlib import Path

import django

django.setup()

from portal.celery import app  # noqa: E402
from portal.ports import wait_until  # noqa: E402
from records.ledger.actor import Actor, system_actor  # noqa: E402
from records.ledger.deeds import deed, record  # noqa: E402
from records.ledger.registry import ErrandKind, errand_kinds  # noqa: E402

__all__ = ["app"]
PLACE = Path(os.environ["HELD"])


@deed
def leave_mark(ref, *, by: Actor, at=None):
    """One entry in the trail."""
    record("held.mark", stream=f"held:{ref}", subject=ref, by=by, at=at)


def held(errand):
    """Begin, wait for the word, leave the mark."""
    leave_mark(errand.ref, by=system_actor("test"))
    (PLACE / "begun").touch()
    wait_until((PLACE / "go").exists, "nobody gave the word", 20)


errand_kinds.register("held", ErrandKind("approvals", held))
