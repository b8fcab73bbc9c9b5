"""From source to stored nodes: cel-python's grammar, a subset of it, checked against the fields' declared types."""

from collections.abc import Mapping
from functools import lru_cache

from celpy.celparser import CELParseError, CELParser
from django.utils.translation import gettext as _
from lark import Tree

from .errors import ExpressionError
from .lowering import Grown, Lowering
from .nodes import MAX_COST, MAX_DEPTH, MAX_SOURCE, Node, cost, depth
from .typing import type_of


@lru_cache(maxsize=1)
def grammar() -> CELParser:
    """The parser, made once."""
    return CELParser(tree_class=Tree)


def parse(source: str, types: Mapping[str, str], *, expected: str = "") -> Node:
    """The nodes of an expression over fields of `types` (bool, number, text, date, list:…).

    Raises ExpressionError, with the place, for what cannot be read, an unknown field, types that do not fit (also
    when the result is not of type `expected`), and what would take too long to run.
    """
    tree = lowered(source, types)
    if depth(tree) > MAX_DEPTH or cost(tree) > MAX_COST:
        raise ExpressionError(_("这个条件太长，请拆成几个。"))
    result = type_of(tree)
    if expected and result != expected:
        raise ExpressionError(
            _("结果应当是 %(expected)s，现在是 %(result)s。") % {"expected": expected, "result": result}, tree["at"]
        )
    return tree


def lowered(source: str, types: Mapping[str, str]) -> Node:
    """Nodes whose types nobody has looked at yet."""
    if len(source) > MAX_SOURCE:
        raise ExpressionError(_("这个条件太长，请拆成几个。"), MAX_SOURCE)
    return Lowering(types).lower(tree_of(source))


def tree_of(source: str) -> Grown:
    """The grammar's tree."""
    try:
        tree: Grown = grammar().parse(source)
    except CELParseError as error:
        raise ExpressionError(_("这里写得不对。"), offset(source, error.line, error.column)) from None
    return tree


def offset(source: str, line: int | None, column: int | None) -> int:
    """The offset of a place given by line and column (both from 1)."""
    before = source.splitlines(keepends=True)[: max((line or 1) - 1, 0)]
    return min(sum(map(len, before)) + max((column or 1) - 1, 0), max(len(source) - 1, 0))
