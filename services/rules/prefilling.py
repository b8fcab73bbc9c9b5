"""What a form asks and what is known already: every field counted by the software, none by hand. Pure."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from blueprints.expressions.conditions import Expression
from blueprints.expressions.nodes import Node
from blueprints.forms.cleaning import clean
from blueprints.forms.schema import Field, Form, Group

EMPTY: tuple[Any, ...] = ("", None, [])


class Counted(NamedTuple):
    """Of `total` fields: `filled` with a value, `spared` that do not concern this applicant, `left` to fill in,
    `free` that may stay empty."""

    total: int
    filled: int
    spared: int
    left: int
    free: int


def counted(form: Form, values: Mapping[str, Any]) -> Counted:
    """Count the fields of a form, given what is filled in so far."""
    cleaned = clean(form, values)
    asked = set(cleaned.shown)
    missing = {problem.pointer.split("/")[0] for problem in cleaned.problems}
    filled = {name for name in asked if cleaned.values[name] not in EMPTY} - missing
    return Counted(
        len(form.fields()), len(filled), len(form.fields()) - len(asked), len(missing & asked),
        len(asked - filled - missing),
    )  # fmt: skip


def names_in(node: Node | None) -> set[str]:
    """The fields that an expression reads."""
    if node is None:
        return set()
    own = {node["value"]} if node["op"] in {"name", "has"} else set()
    return own.union(*(names_in(part) for part in node.get("args", [])))


def settled(condition: Expression | None, values: Mapping[str, Any], held: Collection[str]) -> bool:
    """Whether a condition is false and rests on held values alone: what hangs on it is never asked here."""
    if condition is None:
        return False
    return names_in(condition.nodes) <= set(held) and not condition.answer(values).holds


def never_asked(form: Form, values: Mapping[str, Any], held: Collection[str]) -> set[str]:
    """Ids of the fields that held values make pointless."""

    def idle(part: Group | Field) -> bool:
        return settled(part.show_when, values, held)

    return {field.id for group in form.groups for field in group.fields if idle(group) or idle(field)}
