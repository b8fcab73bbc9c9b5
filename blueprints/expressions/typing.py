"""Checking an expression's types when it is saved, so that it cannot fail when it runs."""

from django.utils.translation import gettext as _

from .errors import ExpressionError
from .nodes import Node

ORDERED = {"number", "date", "text"}
SCALARS = ORDERED | {"bool"}
FUNCTIONS = {("date", "text"): "date", ("size", "text"): "number", ("year", "date"): "number"}
ARITHMETIC = {
    ("+", "number", "number"): "number", ("-", "number", "number"): "number", ("*", "number", "number"): "number",
    ("/", "number", "number"): "number", ("+", "text", "text"): "text", ("+", "date", "number"): "date",
    ("-", "date", "number"): "date", ("-", "date", "date"): "number",
}  # fmt: skip


def type_of(tree: Node) -> str:
    """bool, number, text, date or list:…; ExpressionError says what does not fit, and where."""
    op = tree["op"]
    if op in {"literal", "name"}:
        return str(tree["type"])
    if op == "has":
        return "bool"
    result = RULES[op](tree, [type_of(part) for part in tree["args"]])
    if not result:
        raise ExpressionError(_("这里几项的种类对不上，不能放在一起。"), tree["at"])
    return result


def logic(tree: Node, args: list[str]) -> str:
    """not, and, or: conditions only."""
    return "bool" if set(args) == {"bool"} else ""


def sequence(tree: Node, args: list[str]) -> str:
    """A list of one scalar type."""
    return f"list:{args[0]}" if len(set(args)) == 1 and args[0] in SCALARS else ""


def choice(tree: Node, args: list[str]) -> str:
    """Both ways give the same type."""
    return args[1] if args[0] == "bool" and args[1] == args[2] else ""


def membership(tree: Node, args: list[str]) -> str:
    """A scalar in a list of its type."""
    return "bool" if args[0] in SCALARS and args[1] == f"list:{args[0]}" else ""


def comparison(tree: Node, args: list[str]) -> str:
    """The same type on both sides; only numbers, dates and texts have an order."""
    allowed = SCALARS if tree["sign"] in {"==", "!="} else ORDERED
    return "bool" if args[0] == args[1] and args[0] in allowed else ""


def arithmetic(tree: Node, args: list[str]) -> str:
    """Numbers; texts joined; days between dates and from a date."""
    return ARITHMETIC.get((tree["sign"], *args), "")


def negation(tree: Node, args: list[str]) -> str:
    """Minus a number."""
    return "number" if args == ["number"] else ""


def call(tree: Node, args: list[str]) -> str:
    """date(text), size(text or list), year(date)."""
    if tree["function"] == "size" and args[0].startswith("list:"):
        return "number"
    return FUNCTIONS.get((tree["function"], args[0]), "")


RULES = {
    "not": logic, "and": logic, "or": logic, "list": sequence, "if": choice, "in": membership, "compare": comparison,
    "arithmetic": arithmetic, "neg": negation, "call": call,
}  # fmt: skip
