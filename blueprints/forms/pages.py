"""A form of an edition as a Django form: drawn by templates/django/forms, cleaned by clean() and nothing else."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict

from .cleaning import Cleaned, clean
from .schema import Field, Form, Group
from .widgets import widget_of, words

PARTED = {"choices", "table", "file", "declaration"}  # kinds whose answer is more than one text


class Question(forms.Field):
    """One field of an edition; it takes everything, the evaluator judges. Templates read `described` for the rest."""

    def __init__(self, field: Field) -> None:
        self.described = field
        label, hint = words(field.label), words(field.hint)
        super().__init__(required=False, widget=widget_of(field), label=label, help_text=hint)
        self.optional = not field.required and field.required_when is None
        self.unit = words(field.unit)


class AnswerForm(forms.Form):
    """Questions and answers. After is_valid() `cleaned` holds what clean() said; what was typed is drawn again."""

    use_required_attribute = False
    cleaned: Cleaned

    def __init__(
        self, described: Form, *args: Any, partial: bool = False, leave_out: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.described, self.partial = described, partial
        self.fields.update({field.id: Question(field) for field in described.fields() if field.id not in leave_out})

    def clean(self) -> dict[str, Any]:
        """Values of the evaluator; each of its problems stands at its field."""
        self.cleaned = clean(self.described, self.typed(), partial=self.partial)
        for problem in self.cleaned.problems:
            self.add_error(problem.pointer.split("/")[0], problem.sentence)
        return self.cleaned.values

    def typed(self) -> dict[str, Any]:
        """What the page sent, by field."""
        return {name: self[name].data for name in self.fields}

    def groups(self) -> Iterator[tuple[Group, list[BoundField]]]:
        """Groups with the questions that are asked, given the answers so far."""
        asked = clean(self.described, self.typed() if self.is_bound else self.initial, partial=True).shown
        for group in self.described.groups:
            questions = [self[field.id] for field in group.fields if field.id in asked]
            if questions:
                yield group, questions


def django_form(
    described: Form, data: Mapping[str, Any] | None = None, *, answers: Mapping[str, Any] | None = None,
    partial: bool = False, leave_out: Collection[str] = (),
) -> AnswerForm:  # fmt: skip
    """The page's form: `data` is a POST (or nothing), `answers` what is already known; `partial` for a draft, without
    the fields in `leave_out`."""
    return AnswerForm(described, data, initial=dict(answers or {}), partial=partial, leave_out=leave_out)


def typed_answers(described: Form, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a POST says, field by field: several choices as a list, a table as rows."""
    fields = described.fields()
    parted = {f.id: widget_of(f).value_from_datadict(data, MultiValueDict(), f.id) for f in fields if f.kind in PARTED}
    return {field.id: data.get(field.id) for field in fields} | parted
