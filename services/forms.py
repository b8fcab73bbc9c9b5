"""Fields of an edition's form as rows that templates draw; Django forms of the counter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from blueprints.forms.schema import Field, Form, Group
from records.ledger.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One field with its value and what is wrong with it."""

    field: Field
    value: Any
    problem: str


def form_rows(form: Form, answers: Mapping[str, Any], problems: list[Problem]) -> list[tuple[Group, list[Row]]]:
    """Groups with their rows."""
    wrong = {problem.pointer: problem.sentence for problem in problems}
    return [
        (group, [Row(field, answers.get(field.id, ""), wrong.get(field.id, "")) for field in group.fields])
        for group in form.groups
    ]
