"""The examiner's cases (`manage.py try dates`, `python -m records.clock`): JSON in, the portal's own reading out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from .reader import reading
from .terms import Clock, Pause, Reading, State, TermKind, Unit, local

UNITS: dict[str, TermKind] = {
    "WD": "organ_wd", "D": "calendar_roll", "M": "calendar_roll", "Y": "calendar_roll", "H": "elapsed_hours",
}  # fmt: skip
KINDS = ("organ_wd", "calendar_roll", "calendar_plain", "elapsed_hours")
PauseCase = TypedDict("PauseCase", {"from": str, "to": NotRequired[str | None]})


class ExtensionCase(TypedDict):
    """One extension, in the unit of the term."""

    length: int


class DatesCase(TypedDict):
    """A term and a moment. Dates and moments are ISO 8601; without an offset they are UTC+8."""

    id: str | int
    start: str
    unit: Unit
    length: int
    term_kind: NotRequired[TermKind]
    pauses: NotRequired[list[PauseCase] | None]
    extensions: NotRequired[list[ExtensionCase] | None]
    as_of: NotRequired[str]


class DatesAnswer(TypedDict):
    """`due`: a date, an ISO moment for hours, or null while a pause stands open."""

    id: str | int
    due: str | None
    state: State
    remaining: float


class Unsupported(TypedDict):
    """A concept that is missing here."""

    id: str | int
    unsupported: Literal[True]


def moment(text: str) -> date | datetime:
    """An ISO date or moment."""
    return date.fromisoformat(text) if len(text) <= 10 and "T" not in text else local(datetime.fromisoformat(text))


def read_case(case: Mapping[str, Any]) -> Reading:
    """The reading of a case; KeyError and ValueError when it is no case."""
    unit = case["unit"]
    clock = Clock(moment(case["start"]), int(case["length"]), unit, case.get("term_kind") or UNITS[unit])
    pauses = [Pause(moment(p["from"]), moment(p["to"]) if p.get("to") else None) for p in case.get("pauses") or ()]
    extensions = [int(extension["length"]) for extension in case.get("extensions") or ()]
    return reading(clock, pauses, extensions, at=moment(case["as_of"]) if case.get("as_of") else None)


def answer(case: Mapping[str, Any]) -> DatesAnswer | Unsupported:
    """Due day, state and what remains."""
    if case.get("unit") not in UNITS or (case.get("term_kind") or KINDS[0]) not in KINDS:
        return {"id": case.get("id", ""), "unsupported": True}
    shown = read_case(case)
    due = shown.due.isoformat() if shown.due else None
    return {"id": case.get("id", ""), "due": due, "state": shown.state, "remaining": shown.left}
