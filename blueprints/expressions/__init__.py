"""Conditions that admins write: a subset of CEL, stored as nodes, evaluated with a trace (ADR 0051).

parse(source, types) -> nodes; evaluate(nodes, values) -> Answer(value, why).
"""

from .errors import ExpressionError
from .evaluation import Answer, Why, evaluate
from .nodes import MAX_COST, cost, names
from .parsing import parse

__all__ = ["MAX_COST", "Answer", "ExpressionError", "Why", "cost", "evaluate", "names", "parse"]
