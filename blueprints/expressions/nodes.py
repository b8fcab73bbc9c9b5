"""The stored form of an expression: thirteen kinds of nodes as JSON (ADR 0051).

    literal {type, value}   name {value, type}   has {value}   list {args}   not {args}   neg {args}
    and {args}   or {args}   if {args}   in {args}
    compare {sign, args}   arithmetic {sign, args}   call {function, args}

Each node carries `at`, the offset of its first character in the source. A stored node is law: its meaning never
changes, whatever later versions of the parser do.
"""

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

KINDS = frozenset({
    "literal", "name", "has", "list", "not", "neg", "and", "or", "if", "in", "compare", "arithmetic", "call",
})  # fmt: skip
MAX_SOURCE = 2000  # characters
MAX_DEPTH = 40  # nodes
MAX_COST = 1000  # steps
MAX_ITEMS = 200  # elements that a list answer may have


def walk(tree: Node) -> Iterator[Node]:
    """A node and everything below it."""
    yield tree
    for part in tree.get("args", []):
        yield from walk(part)


def depth(tree: Node) -> int:
    """How many nodes stand on the longest way down."""
    return 1 + max((depth(part) for part in tree.get("args", [])), default=0)


def cost(tree: Node) -> int:
    """How many steps an evaluation takes at most: one per node, and one per element that `in` may look at."""
    return sum(1 + (places(node) if node["op"] == "in" else 0) for node in walk(tree))


def places(membership: Node) -> int:
    """How many elements an `in` may look at."""
    holder = membership["args"][1]
    return len(holder["args"]) if holder["op"] == "list" else MAX_ITEMS


def names(tree: Node) -> set[str]:
    """The fields that an expression reads."""
    return {node["value"] for node in walk(tree) if node["op"] in {"name", "has"}}
