"""From the grammar's tree to nodes: what CEL offers and this portal does not is refused here, with its place."""

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from lark import Token, Tree

from .errors import ExpressionError
from .nodes import MAX_DEPTH, Node

Grown = Tree[Token]
COMPARISONS = {
    "relation_eq": "==", "relation_ne": "!=", "relation_lt": "<", "relation_le": "<=", "relation_gt": ">",
    "relation_ge": ">=",
}  # fmt: skip
ARITHMETIC = {"addition_add": "+", "addition_sub": "-", "multiplication_mul": "*", "multiplication_div": "/"}
FUNCTIONS = {"date": 1, "size": 1, "year": 1}
DEEPEST = 4 * MAX_DEPTH


class Lowering:
    """Lowers one tree; `types` are those of the fields that may be named."""

    def __init__(self, types: Mapping[str, str]) -> None:
        self.types = types
        self.level = 0
        self.rules: dict[str, Callable[[Grown], Node]] = {
            "expr": self.choice, "conditionalor": self.chain, "conditionaland": self.chain, "relation": self.pair,
            "addition": self.pair, "multiplication": self.pair, "unary": self.unary, "literal": self.literal,
            "ident": self.name, "ident_arg": self.call, "list_lit": self.sequence,
        }  # fmt: skip

    def lower(self, part: Grown | Token) -> Node:
        """One node of the grammar as a stored node; rules that only pass on are skipped."""
        tree = grown(part)
        while len(tree.children) == 1 and isinstance(tree.children[0], Tree) and str(tree.data) != "list_lit":
            tree = tree.children[0]
        rule = self.rules.get(str(tree.data))
        if rule is None:
            raise ExpressionError(_("这里的写法不支持。"), place(tree))
        self.level += 1
        if self.level > DEEPEST:
            raise ExpressionError(_("这个条件太长，请拆成几个。"), place(tree))
        lowered = {**rule(tree), "at": place(tree)}
        self.level -= 1
        return lowered

    def choice(self, tree: Grown) -> Node:
        """condition ? a : b"""
        return {"op": "if", "args": [self.lower(part) for part in tree.children]}

    def chain(self, tree: Grown) -> Node:
        """a && b && c as one node, however long."""
        rule, parts = tree.data, []
        current: Grown | Token = tree
        while isinstance(current, Tree) and current.data == rule and len(current.children) == 2:
            parts.append(current.children[1])
            current = current.children[0]
        parts.append(current)
        return {"op": "or" if rule == "conditionalor" else "and", "args": [self.lower(p) for p in reversed(parts)]}

    def pair(self, tree: Grown) -> Node:
        """a < b, a in b, a + b"""
        head = grown(tree.children[0])
        args = [self.lower(head.children[0]), self.lower(tree.children[1])]
        rule = str(head.data)
        if rule == "relation_in":
            return {"op": "in", "args": args}
        if rule in COMPARISONS:
            return {"op": "compare", "sign": COMPARISONS[rule], "args": args}
        if rule in ARITHMETIC:
            return {"op": "arithmetic", "sign": ARITHMETIC[rule], "args": args}
        raise ExpressionError(_("这里的写法不支持。"), place(tree))

    def unary(self, tree: Grown) -> Node:
        """!a, -a"""
        op = "not" if grown(tree.children[0]).data == "unary_not" else "neg"
        return {"op": op, "args": [self.lower(tree.children[1])]}

    def literal(self, tree: Grown) -> Node:
        """A constant; numbers stay decimal text so that nothing is rounded."""
        token = tree.children[0]
        kind, text = getattr(token, "type", ""), str(token)
        if kind == "BOOL_LIT":
            return {"op": "literal", "type": "bool", "value": text == "true"}
        try:
            if kind in {"INT_LIT", "FLOAT_LIT"}:
                return {"op": "literal", "type": "number", "value": plain(text)}
            if kind == "STRING_LIT":
                return {"op": "literal", "type": "text", "value": str(ast.literal_eval(text))}
        except (ValueError, SyntaxError, InvalidOperation):
            pass
        raise ExpressionError(_("这个常量不支持。"), place(tree))

    def name(self, tree: Grown) -> Node:
        """A field."""
        field = str(tree.children[0])
        if field not in self.types:
            raise ExpressionError(_("没有“%(field)s”这一项。") % {"field": field}, place(tree))
        return {"op": "name", "value": field, "type": self.types[field]}

    def call(self, tree: Grown) -> Node:
        """has(field), date("2026-11-20"), size(text or list), year(date)."""
        function = str(tree.children[0])
        args = [self.lower(part) for part in grown(tree.children[1]).children] if len(tree.children) > 1 else []
        if function == "has" and len(args) == 1 and args[0]["op"] == "name":
            return {"op": "has", "value": args[0]["value"], "type": args[0]["type"]}
        if FUNCTIONS.get(function) != len(args):
            raise ExpressionError(_("没有这个函数，或括号里不对：%(name)s") % {"name": function}, place(tree))
        return {"op": "call", "function": function, "args": args}

    def sequence(self, tree: Grown) -> Node:
        """[a, b]"""
        parts = grown(tree.children[0]).children if tree.children else []
        return {"op": "list", "args": [self.lower(part) for part in parts]}


def grown(part: Grown | Token) -> Grown:
    """`part` as a tree."""
    if not isinstance(part, Tree):
        raise ExpressionError(_("这里的写法不支持。"))
    return part


def place(tree: Grown) -> int:
    """The offset of a tree's first character."""
    return int(getattr(tree.meta, "start_pos", None) or 0)


def plain(text: str) -> str:
    """A number as plain decimal text; InvalidOperation or ValueError for one that is not decimal or too long."""
    number = Decimal(text)
    if abs(number.adjusted()) > 18:
        raise ValueError(text)
    return format(number, "f")
