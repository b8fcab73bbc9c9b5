"""A worker's program with an errand of the tests: it leaves its mark, says so and waits for a word before it ends."""

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


@deed
def leave_mark(ref, *, by: Actor, at=None):
    """One entry in the trail."""
    record("held.mark", stream=f"held:{ref}", subject=ref, by=by, at=at)


def mark(errand):
    """Only leave the mark."""
    leave_mark(errand.ref, by=system_actor("test"))


def held(errand):
    """Leave the mark, say so, wait for the word."""
    mark(errand)
    place = Path(os.environ["HELD"])
    (place / "begun").touch()
    wait_until((place / "go").exists, "nobody gave the word", 60)


if "HELD" in os.environ:  # in the worker alone
    errand_kinds.register("held", ErrandKind("approvals", held))
