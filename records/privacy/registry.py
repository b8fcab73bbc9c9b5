"""What the floors above say of the personal data they keep, and of the purposes they use it for."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.registry import Registry

from .rules.grounds import Purpose, purpose_problem

Line = dict[str, Any]  # label (Chinese) → value, ready for JSON


@dataclass(frozen=True, slots=True)
class Datum:
    """One thing that can be corrected: its code within the source, what it is called, how it is shown, who holds it."""

    code: str
    label: Any
    masked: str
    department: Any


@dataclass(frozen=True, slots=True)
class Held:
    """Whose data may not go now: references of persons and of cases under a legal hold."""

    persons: Collection[str] = ()
    cases: Collection[str] = ()


Purge = Callable[[datetime, Held, Actor, datetime], int]  # (before, held, by, at) → how many went


@dataclass(frozen=True, slots=True)
class PersonalSource:
    """Where an app keeps data about a person (given by reference) and what can be done with it.

    `export(person)` gives everything in plain; `data(person)` what can be corrected; `read(person, code)` and
    `correct(person, code, value, by, at)` work on one datum; `purges` maps a class of data of the retention table to
    what removes it; `obstacles(person)` says in sentences why the account cannot be closed yet, and
    `close(person, by, at)` does this source's part of closing it.
    """

    title: Any
    export: Callable[[str], list[Line]]
    data: Callable[[str], list[Datum]] | None = None
    read: Callable[[str, str], str] | None = None
    correct: Callable[[str, str, str, Actor, datetime], None] | None = None
    purges: dict[str, Purge] = field(default_factory=dict)
    obstacles: Callable[[str], list[str]] | None = None
    close: Callable[[str, Actor, datetime], None] | None = None


class Purposes(Registry[Purpose]):
    """Purposes of processing; one that asks for a consent which cannot be refused is refused itself."""

    def register(self, key: str, entry: Purpose) -> Purpose:
        if problem := purpose_problem(entry):
            raise ValueError(f"{key}: {problem}")
        return super().register(key, entry)


personal_sources: Registry[PersonalSource] = Registry("personal sources")
purposes: Purposes = Purposes("purposes")
