"""An expression as a part of an edition: its source for people, its nodes for the evaluator."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from ..registry import Frozen
from .evaluation import Answer, evaluate
from .nodes import Node
from .parsing import parse


class Expression(Frozen):
    """In JSON either the source alone (being edited) or {"source", "nodes"} (published)."""

    source: str
    nodes: Node | None = None

    @model_validator(mode="before")
    @classmethod
    def from_source(cls, data: Any) -> Any:
        """A bare text is a source."""
        return {"source": data} if isinstance(data, str) else data

    def lowered(self, types: Mapping[str, str], expected: str = "") -> "Expression":
        """The same with its nodes; those it already has are kept. ExpressionError when it does not fit."""
        if self.nodes is not None:
            return self
        return Expression(source=self.source, nodes=parse(self.source, types, expected=expected))

    def answer(self, values: Mapping[str, Any]) -> Answer:
        """What it says about `values`. ValueError before it was lowered."""
        if self.nodes is None:
            raise ValueError(f"not lowered: {self.source}")
        return evaluate(self.nodes, values)


def nothing_when_empty(raw: Any) -> Any:
    """An empty source is no expression."""
    return None if raw == "" else raw


Condition = Annotated[Expression | None, BeforeValidator(nothing_when_empty)]
