"""From source to nodes: cel-python's grammar, lowered to the few node kinds that editions store."""

import ast
from functools import lru_cache
from typing import Any

from celpy.celparser import CELParseError, CELParser
from lark import Token, Tree

Node = dict[str, Any]  # {"op": …, "args": [Node, …]} or {"op": "literal"|"name"|"has", "value": …}

RELATIONS = {
    "relation_eq": "==", "relation_ne": "!=", "relation_lt": "<", "relation_le": "<=", "relation_gt": ">",
    "relation_ge": ">=", "relation_in": "in", "addition_add": "+", "addition_sub": "-", "multiplication_mul": "*",
    "multiplication_div": "/",
}  # fmt: skip
FUNCTIONS = {"date", "size"}


class ExpressionError(ValueError):
    """The expression cannot be used; the message says where and why."""


@lru_cache(maxsize=1)
def grammar() -> CELParser:
    """The parser, made once."""
    return CELParser()


@lru_cache(maxsize=2048)
def parse(source: str) -> Node:
    """The nodes of an expression; ExpressionError with line and column when it cannot be read."""
    try:
        tree = grammar().parse(source)
    except CELParseError as error:
        raise ExpressionError(f"第 {error.line} 行第 {error.column} 列写得不对：{source}") from None
    return lower(tree)


def lower(tree: Tree[Token]) -> Node:
    """One node of the grammar's tree as a stored node."""
    name, parts = str(tree.data), tree.children
    if name == "expr" and len(parts) == 3:
        return node("?:", *parts)
    if name in {"conditionalor", "conditionaland"} and len(parts) == 2:
        return node("||" if name == "conditionalor" else "&&", *parts)
    if name in {"relation", "addition", "multiplication"} and len(parts) == 2:
        head = parts[0]
        return {"op": RELATIONS[operator(head)], "args": [lower(tree_of(head.children[0])), lower(tree_of(parts[1]))]}  # type: ignore[union-attr]
    if name == "unary" and len(parts) == 2:
        return node("!" if tree_of(parts[0]).data == "unary_not" else "neg", parts[1])
    lowering = {"literal": literal, "ident": identifier, "ident_arg": call, "list_lit": sequence}.get(name)
    if lowering:
        return lowering(tree)
    if len(parts) == 1 and isinstance(parts[0], Tree):
        return lower(parts[0])
    raise ExpressionError(f"这里不支持 {name} 的写法。")


def operator(part: Tree[Token] | Token) -> str:
    """The name of a binary operator; ExpressionError for one that is not offered."""
    name = str(tree_of(part).data)
    if name not in RELATIONS:
        raise ExpressionError(f"这里不支持 {name} 的写法。")
    return name


def tree_of(part: Tree[Token] | Token) -> Tree[Token]:
    """`part` as a tree."""
    if not isinstance(part, Tree):
        raise ExpressionError(f"这里不支持“{part}”。")
    return part


def node(op: str, *parts: Tree[Token] | Token) -> Node:
    """A node with lowered arguments."""
    return {"op": op, "args": [lower(tree_of(part)) for part in parts]}


def literal(tree: Tree[Token]) -> Node:
    """A constant; numbers stay decimal text so that nothing is rounded."""
    token = tree.children[0]
    kind = getattr(token, "type", "")
    if kind in {"INT_LIT", "FLOAT_LIT"}:
        return {"op": "literal", "type": "number", "value": str(token)}
    if kind == "BOOL_LIT":
        return {"op": "literal", "type": "bool", "value": str(token) == "true"}
    if kind == "STRING_LIT":
        return {"op": "literal", "type": "text", "value": ast.literal_eval(str(token))}
    raise ExpressionError(f"这里不支持常量 {token}。")


def identifier(tree: Tree[Token]) -> Node:
    """A field."""
    return {"op": "name", "value": str(tree.children[0])}


def call(tree: Tree[Token]) -> Node:
    """A function: has(field), date("2026-11-20"), size(list or text)."""
    name = str(tree.children[0])
    arguments = [lower(tree_of(part)) for part in tree_of(tree.children[1]).children] if len(tree.children) > 1 else []
    if name == "has" and len(arguments) == 1 and arguments[0]["op"] == "name":
        return {"op": "has", "value": arguments[0]["value"]}
    if name not in FUNCTIONS or len(arguments) != 1:
        raise ExpressionError(f"没有函数 {name}，或参数不对。")
    return {"op": name, "args": arguments}


def sequence(tree: Tree[Token]) -> Node:
    """A list."""
    parts = tree_of(tree.children[0]).children if tree.children else []
    return {"op": "list", "args": [lower(tree_of(part)) for part in parts]}


def cost(tree: Node) -> int:
    """How many steps an evaluation takes at most, known before it runs."""
    return 1 + sum(cost(part) for part in tree.get("args", []))


def names(tree: Node) -> set[str]:
    """The fields an expression reads."""
    own = {tree["value"]} if tree["op"] in {"name", "has"} else set()
    return own.union(*(names(part) for part in tree.get("args", [])))
