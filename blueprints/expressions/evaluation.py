"""Evaluating stored nodes: decimals, dates, code-point strings, three-valued absence, and why the answer is so."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from typing import Any

from django.utils.translation import gettext as _

from .errors import ExpressionError
from .nodes import MAX_COST, Node, cost
from .values import as_date, as_value

NUMBERS = Context(prec=34, traps=[])  # no exception: what has no decimal result is absent
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": NUMBERS.add, "-": NUMBERS.subtract, "*": NUMBERS.multiply, "/": NUMBERS.divide,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Why:
    """One step: the node's kind (or sign, function, field), what came out (None: unknown), and the steps below it."""

    op: str
    value: Any
    at: int = 0
    parts: "tuple[Why, ...]" = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A value (None: unknown, because something is absent) and the tree of steps that led to it."""

    value: Any
    why: Why

    @property
    def holds(self) -> bool:
        """Whether the condition is known to be true."""
        return self.value is True


def evaluate(tree: Node, values: Mapping[str, Any]) -> Answer:
    """Evaluate stored nodes over answers. What is absent makes an answer unknown, never an error.

    Raises ExpressionError for nodes that would take more than MAX_COST steps: parse() makes none.
    """
    if cost(tree) > MAX_COST:
        raise ExpressionError(_("这个条件太长，请拆成几个。"))
    why = step(tree, values)
    return Answer(why.value, why)


def step(tree: Node, values: Mapping[str, Any]) -> Why:
    """One node."""
    op, at = tree["op"], tree.get("at", 0)
    if op == "literal":
        return Why(op, as_literal(tree), at)
    if op == "name":
        return Why(tree["value"], as_value(values.get(tree["value"]), tree["type"]), at)
    if op == "has":
        return Why("has", as_value(values.get(tree["value"]), tree["type"]) is not None, at)
    parts = tuple(step(part, values) for part in tree["args"])
    value = OPERATIONS[op](tree, [part.value for part in parts])
    return Why(tree.get("sign") or tree.get("function") or op, value, at, parts)


def as_literal(tree: Node) -> Any:
    """A constant."""
    return Decimal(tree["value"]) if tree["type"] == "number" else tree["value"]


def conjunction(tree: Node, args: list[Any]) -> bool | None:
    """All: one that is false decides, else one that is unknown."""
    return False if False in args else None if None in args else True


def disjunction(tree: Node, args: list[Any]) -> bool | None:
    """Any: one that is true decides, else one that is unknown."""
    return True if True in args else None if None in args else False


def negated(tree: Node, args: list[Any]) -> bool | None:
    """Not; not unknown is unknown."""
    return None if args[0] is None else not args[0]


def chosen(tree: Node, args: list[Any]) -> Any:
    """One of two; unknown when the condition is."""
    return None if args[0] is None else args[1] if args[0] else args[2]


def listed(tree: Node, args: list[Any]) -> list[Any]:
    """A list, its unknown elements included."""
    return args


def contained(tree: Node, args: list[Any]) -> bool | None:
    """In; not found among elements of which some are unknown is unknown."""
    wanted, places = args
    if wanted is None or places is None:
        return None
    return True if wanted in places else None if None in places else False


def compared(tree: Node, args: list[Any]) -> bool | None:
    """A comparison of two known values."""
    return None if None in args else COMPARISONS[tree["sign"]](*args)


def minus(tree: Node, args: list[Any]) -> Decimal | None:
    """The negative number."""
    return None if args[0] is None else NUMBERS.minus(args[0])


def reckoned(tree: Node, args: list[Any]) -> Any:
    """Arithmetic; a division by zero or a date past the end of time is unknown."""
    first, second = args
    if first is None or second is None:
        return None
    if isinstance(first, str):
        return first + second
    if isinstance(first, date):
        return reckoned_date(tree["sign"], first, second)
    result = ARITHMETIC[tree["sign"]](first, second)
    return result if result.is_finite() else None


def reckoned_date(sign: str, first: date, second: Any) -> Any:
    """Days between two dates, or the date some whole days away."""
    if isinstance(second, date):
        return Decimal((first - second).days)
    try:
        days = timedelta(days=int(second))
        return first + days if sign == "+" else first - days
    except OverflowError:
        return None


def called(tree: Node, args: list[Any]) -> Any:
    """date, size, year."""
    if args[0] is None:
        return None
    if tree["function"] == "date":
        return as_date(args[0])
    return Decimal(len(args[0]) if tree["function"] == "size" else args[0].year)


OPERATIONS: dict[str, Callable[[Node, list[Any]], Any]] = {
    "and": conjunction, "or": disjunction, "not": negated, "if": chosen, "list": listed, "in": contained,
    "compare": compared, "neg": minus, "arithmetic": reckoned, "call": called,
}  # fmt: skip
