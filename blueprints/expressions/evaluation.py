"""Evaluating nodes: decimals, dates, code-point strings, three-valued absence, and why the answer is so."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any

from .parsing import ExpressionError, Node, cost, parse

MAX_COST = 500
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
ARITHMETIC: dict[str, Callable[[Any, Any], Decimal]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A value (None: unknown, because something is absent) and the steps that led to it."""

    value: Any
    why: "tuple[Step, ...]"


@dataclass(frozen=True, slots=True)
class Step:
    """One operation with its result; `depth` says how deep in the expression it stands."""

    depth: int
    op: str
    value: Any


def evaluate(tree: Node, values: Mapping[str, Any]) -> Answer:
    """Evaluate stored nodes over field values. Absent fields make the answer unknown, never an error."""
    if cost(tree) > MAX_COST:
        raise ExpressionError("这个条件太长。")
    steps: list[Step] = []
    value = step(tree, values, steps, 0)
    return Answer(value, tuple(steps))


def holds(source: str, values: Mapping[str, Any]) -> bool:
    """Whether a condition is known to be true."""
    return evaluate(parse(source), values).value is True


def step(tree: Node, values: Mapping[str, Any], steps: list[Step], depth: int) -> Any:
    """The value of one node; its operation is noted."""
    op = tree["op"]
    if op == "literal":
        return Decimal(tree["value"]) if tree["type"] == "number" else tree["value"]
    if op == "name":
        value = as_value(values.get(tree["value"]))
        steps.append(Step(depth, tree["value"], value))
        return value
    if op == "has":
        return as_value(values.get(tree["value"])) is not None
    args = [step(part, values, steps, depth + 1) for part in tree["args"]]
    value = apply(op, args)
    steps.append(Step(depth, op, value))
    return value


def apply(op: str, args: list[Any]) -> Any:
    """One operation; unknown arguments make an unknown result where they matter."""
    if op == "&&":
        return False if False in args else None if None in args else True
    if op == "||":
        return True if True in args else None if None in args else False
    if op == "?:":
        return None if args[0] is None else args[1] if args[0] else args[2]
    if op == "list":
        return args
    if None in args:
        return None
    return known(op, args)


def known(op: str, args: list[Any]) -> Any:
    """An operation on values that are all there."""
    if op == "!":
        return not args[0]
    if op == "neg":
        return -args[0]
    if op == "in":
        return args[0] in args[1]
    if op in COMPARISONS:
        return COMPARISONS[op](*args)
    if op == "date":
        return date.fromisoformat(args[0])
    if op == "size":
        return Decimal(len(args[0]))
    try:
        return ARITHMETIC[op](*args)
    except (DivisionByZero, InvalidOperation):
        return None


def as_value(raw: Any) -> Any:
    """A stored answer as a value: numbers become decimals, ISO dates dates, empty text absence."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool | Decimal | list | date):
        return raw
    if isinstance(raw, int | float):
        return Decimal(str(raw))
    return typed_text(str(raw))


def typed_text(text: str) -> Any:
    """Text in the form of an ISO date is meant as a date."""
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
