"""What upper floors tell workflows: the kinds of cases that processes carry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from records.ledger.actor import Actor
from records.registry import Registry


@dataclass(frozen=True, slots=True)
class ProcessKind:
    """How a process shows and ends its case.

    `case_url(ref)`; `case_fragment(ref, actor)` gives template and context of what this actor may see of the case;
    `outcome(process, by, at)` is called once, when the process has ended; `parties(ref)` are the person references
    whose own case it is (nobody decides their own). `steps` are the automatic steps it knows, by act: each called as
    `step(process, of, key, by, at)` within the deed, its effect unique by `key`; what it gives back are facts that
    conditions read.
    """

    case_url: Callable[[str], str]
    case_fragment: Callable[[str, Actor], tuple[str, dict[str, Any]]]
    outcome: Callable[..., None]
    parties: Callable[[str], frozenset[str]]
    steps: Mapping[str, Callable[..., dict[str, Any]]] = field(default_factory=dict)


process_kinds: Registry[ProcessKind] = Registry("process kinds")
