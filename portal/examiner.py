"""The examiner's interface: each kind of case, what it looks like, and the portal's own function that answers it.

A further kind is one entry here: its functions and shapes live beside the rules of their app (`cases.py`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError, dumps, loads
from typing import Any

from pydantic import TypeAdapter

from exchange.rules.messages import Envelope
from records.clock import cases as clock_cases
from records.identifiers import cases as identifier_cases
from workflows.rules import cases as flow_cases

from . import examiner_queries

NAMES = ("dates", "ids", "queries", "penalty", "workflow")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of case. Without shapes it has no schema yet."""

    answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    case: Any = None
    answers: Any = None


KINDS = {
    "dates": Kind(clock_cases.answer, clock_cases.DatesCase, clock_cases.DatesAnswer | clock_cases.Unsupported),
    "ids": Kind(
        identifier_cases.answer, identifier_cases.IdsCase, identifier_cases.IdsAnswer | clock_cases.Unsupported
    ),
    "queries": Kind(examiner_queries.answer, examiner_queries.QueriesCase, examiner_queries.QueriesAnswer),
    "workflow": Kind(flow_cases.answer, flow_cases.WorkflowCase, flow_cases.WorkflowAnswer),
}


def unsupported(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer of a concept that is missing."""
    return {"id": case.get("id"), "unsupported": True}


def answers(kind: str, lines: Iterable[str]) -> Iterator[str]:
    """One JSON line for each JSON line; a line that is no case gets an `error` that says why."""
    answer = KINDS[kind].answer if kind in KINDS else unsupported
    return (answer_line(answer, line) for line in lines if line.strip())


def answer_line(answer: Callable[[Mapping[str, Any]], Mapping[str, Any]], line: str) -> str:
    """The answer to one line."""
    try:
        case = loads(line)
    except JSONDecodeError as problem:
        return dumps({"id": None, "error": f"not JSON: {problem}"})
    if not isinstance(case, dict):
        return dumps({"id": None, "error": "a case is a JSON object"})
    try:
        return dumps(answer(case))
    except (KeyError, TypeError, ValueError) as problem:
        return dumps({"id": case.get("id"), "error": f"not a case: {type(problem).__name__} {problem}"})


def schemas() -> dict[str, str]:
    """File name → JSON Schema 2020-12 of every kind that has shapes, and of messages, as kept in docs/formats/."""
    shapes = {f"{name}.{part}": shape for name, kind in KINDS.items() for part, shape in
              (("case", kind.case), ("answer", kind.answers)) if shape is not None}  # fmt: skip
    return {f"{name}.schema.json": schema(name, shape) for name, shape in [*shapes.items(), ("message", Envelope)]}


def schema(name: str, shape: Any) -> str:
    """One schema as text."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return dumps(head | TypeAdapter(shape).json_schema(), ensure_ascii=False, indent=2) + "\n"
