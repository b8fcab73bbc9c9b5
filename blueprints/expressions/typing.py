"""Checking an expression's types when it is saved, so that it cannot fail when it runs."""

from collections.abc import Mapping

from .parsing import ExpressionError, Node

ORDERED = {"number", "date", "text"}


def type_of(tree: Node, types: Mapping[str, str]) -> str:
    """bool, number, text, date or list:…; ExpressionError says what does not fit. `types` are those of the fields."""
    op = tree["op"]
    if op == "literal":
        return str(tree["type"])
    if op in {"name", "has"}:
        if tree["value"] not in types:
            raise ExpressionError(f"没有字段“{tree['value']}”。")
        return "bool" if op == "has" else types[tree["value"]]
    args = [type_of(part, types) for part in tree["args"]]
    return result_of(op, args)


def result_of(op: str, args: list[str]) -> str:
    """The type of an operation on arguments of these types."""
    if op == "list":
        return f"list:{one_of(op, args)}" if args else "list:text"
    if op in {"&&", "||", "!"}:
        demand(op, all(kind == "bool" for kind in args), args)
        return "bool"
    if op == "?:":
        demand(op, args[0] == "bool", args)
        return one_of(op, args[1:])
    if op == "in":
        demand(op, args[1] == f"list:{args[0]}", args)
        return "bool"
    if op in {"==", "!=", "<", "<=", ">", ">="}:
        demand(op, args[0] == args[1] and (op in {"==", "!="} or args[0] in ORDERED), args)
        return "bool"
    return arithmetic(op, args)


def arithmetic(op: str, args: list[str]) -> str:
    """Numbers, dates, sizes."""
    if op == "date":
        demand(op, args == ["text"], args)
        return "date"
    if op == "size":
        demand(op, args[0] == "text" or args[0].startswith("list:"), args)
        return "number"
    demand(op, all(kind == "number" for kind in args), args)
    return "number"


def one_of(op: str, args: list[str]) -> str:
    """The one type that all arguments have."""
    demand(op, len(set(args)) == 1, args)
    return args[0]


def demand(op: str, holds: bool, args: list[str]) -> None:
    """ExpressionError unless the types fit."""
    if not holds:
        raise ExpressionError(f"“{op}”不能用在 {'、'.join(args)} 上。")
