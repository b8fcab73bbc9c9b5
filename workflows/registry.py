"""What upper floors tell workflows: the kinds of cases that processes carry."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from records.ledger.actor import Actor
from records.registry import Registry


@dataclass(frozen=True, slots=True)
class PauseKind:
    """What may stop a case's clock: the kind, its name, the article that says so, how long at most (0: no limit)."""

    kind: str
    label: Any
    basis: str
    days: int = 0
    unit: str = "WD"


@dataclass(frozen=True, slots=True)
class ClockRules:
    """What the law lets an organ do with the clock of one case; `running` while it runs at all."""

    running: bool = False
    pauses: tuple[PauseKind, ...] = ()
    extension: int = 0
    unit: str = "WD"
    extension_basis: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What pages call a value that conditions read: its label, its values by name, the unit of a number."""

    label: Any
    choices: Mapping[Any, Any] = field(default_factory=dict)
    unit: Any = ""


def no_facts(ref: str) -> Mapping[str, Fact]:
    """A case that says nothing about its values."""
    return {}


def no_rules(ref: str) -> ClockRules:
    """A case whose clock nobody stops."""
    return ClockRules()


def no_day(ref: str) -> date | None:
    """A case without a last day."""
    return None


def nothing_follows(process: Any, event: str, row: Any, **more: Any) -> None:
    """Nothing follows from a changed clock."""


def no_names(refs: Collection[str]) -> Mapping[str, tuple[Any, str]]:
    """Cases that are known by their number alone."""
    return {}


@dataclass(frozen=True, slots=True)
class ProcessKind:
    """How a process shows and ends its case.

    `case_url(ref)`; `case_fragment(ref, actor)` gives template and context of what this actor may see of the case;
    `outcome(process, by, at)` is called once, when the process has ended; `parties(ref)` are the person references
    whose own case it is (nobody decides their own). `steps` are the automatic steps it knows, by act: each called as
    `step(process, of, key, by, at)` within the deed, its effect unique by `key`; what it gives back are facts that
    conditions read. `clock(ref)` says what may be done with the case's clock;
    `clock_changed(process, event, row, by, at)` follows in the same transaction: event is pause, resume, extension,
    or refused (a pause that no article allows; the row is None). `may_decide(ref, actor)`, where given, says whether
    the edition of the case lets a post of the actor decide it. `due(ref)` is the last day that the case was promised,
    else the law's; None while no clock runs. `names(refs)` are what each case is about and who it is for (masked), as
    a list shows them. `facts(ref)` are the values of a case that conditions read, as pages call them.
    """

    case_url: Callable[[str], str]
    case_fragment: Callable[[str, Actor], tuple[str, dict[str, Any]]]
    outcome: Callable[..., None]
    parties: Callable[[str], frozenset[str]]
    steps: Mapping[str, Callable[..., dict[str, Any]]] = field(default_factory=dict)
    clock: Callable[[str], ClockRules] = field(default=no_rules)
    clock_changed: Callable[..., None] = field(default=nothing_follows)
    may_decide: Callable[[str, Actor], bool] | None = None
    due: Callable[[str], date | None] = field(default=no_day)
    names: Callable[[Collection[str]], Mapping[str, tuple[Any, str]]] = field(default=no_names)
    facts: Callable[[str], Mapping[str, Fact]] = field(default=no_facts)


process_kinds: Registry[ProcessKind] = Registry("process kinds")
