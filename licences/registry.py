"""What upper floors tell about certificates: what else can be done with one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from records.ledger.actor import Actor
from records.registry import Registry


@dataclass(frozen=True, slots=True)
class LicenceAct:
    """Something to do about a certificate: what it is called, where it leads, to whom it is offered."""

    label: Any
    url: Callable[[str], str]
    offered: Callable[[Any, Actor], bool]


licence_acts: Registry[LicenceAct] = Registry("licence_acts")
