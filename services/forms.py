"""Fields of an edition's form as rows that templates draw; Django forms of the counter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField

from blueprints.forms.pages import django_form
from blueprints.forms.schema import Field, Form, Group
from records.ledger.errors import Problem

from .prefill import Offer


@dataclass(frozen=True, slots=True)
class Row:
    """One field with its value, what is wrong with it, and the question as it is drawn."""

    field: Field
    value: Any
    problem: str
    question: BoundField
    source: Any = ""


def form_rows(
    form: Form, answers: Mapping[str, Any], problems: list[Problem], offers: Mapping[str, Offer] | None = None
) -> list[tuple[Group, list[Row]]]:
    """Groups with their rows; offers fill what is empty and say where they come from."""
    offers = offers or {}
    answers = {**{name: offer.value for name, offer in offers.items()}, **answers}
    wrong = {problem.pointer.split("/")[0]: problem.sentence for problem in problems}
    page = django_form(form, answers=answers)
    return [
        (
            group,
            [
                Row(f, answers.get(f.id, ""), wrong.get(f.id, ""), page[f.id], getattr(offers.get(f.id), "source", ""))
                for f in group.fields
            ],
        )
        for group in form.groups
    ]
