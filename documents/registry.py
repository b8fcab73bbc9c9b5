"""What upper floors tell documents: who hands out the papers of a case (practice 17)."""

from collections.abc import Callable
from typing import Any

from records.ledger.actor import Actor
from records.registry import Registry

# by the kind of thing that papers belong to: whether an actor may hand out a paper; None: no result of such a thing
may_hand_out: Registry[Callable[[Any, Actor], bool | None]] = Registry("who hands out papers")
