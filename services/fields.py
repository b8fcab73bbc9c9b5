"""Fields of an edition's form as rows of a page: each draws itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blueprints.forms.pages import django_form
from blueprints.forms.schema import Field, Form, Group
from blueprints.forms.widgets import words
from records.ledger.errors import Problem
from records.registers.templatetags.house import day

from .prefill import Offer

GROUPED, CHOSEN = {"table", "long_text", "declaration"}, {"yes_no", "choices"}
SHORT = {"number", "date", "phone"}
NOTHING = SafeString()
HELPS = {
    "number": SafeString(' inputmode="decimal"'), "phone": SafeString(' inputmode="tel" autocomplete="tel"'),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One field with its value, what is wrong with it, where the value comes from, and the question where a widget
    draws it. On a page it is the whole question."""

    field: Field
    value: Any
    problem: str
    question: BoundField | None
    source: Any = ""
    since: Any = None

    def __str__(self) -> SafeString:
        if self.field.kind == "choice":
            return grouped(self, choices(self.field, self.value))
        if self.question is None:
            return lined(self)
        tick = '<label class="tick">{} <span>{}</span></label>'
        drawn = format_html(tick, self.question, _("我确认")) if self.field.kind == "declaration" else self.question
        return grouped(self, drawn)

    @property
    def name(self) -> str:
        """Its name, and that it may stay empty; not of one that has to be filled in under a condition."""
        free = not self.field.required and self.field.required_when is None
        return words(self.field.label) + (_("（选填）") if free else "")

    @property
    def look(self) -> SafeString:
        """The class of what is wrong."""
        return SafeString(" wrong" if self.problem else "")


def form_rows(
    form: Form, answers: Mapping[str, Any], problems: list[Problem], offers: Mapping[str, Offer] | None = None,
    leave_out: Collection[str] = (),
) -> list[tuple[Group, list[Row]]]:  # fmt: skip
    """Groups with their rows; offers fill what is empty and say where they come from."""
    offers = offers or {}
    answers = {**{name: offer.value for name, offer in offers.items()}, **answers}
    wrong = {problem.pointer.split("/")[0]: problem.sentence for problem in problems}
    asked = questions(form, answers)

    def row(field: Field) -> Row:
        offer = offers.get(field.id)
        told = (offer.source, offer.as_of) if offer else ("", None)
        return Row(field, answers.get(field.id, ""), wrong.get(field.id, ""), asked.get(field.id), *told)

    groups = [(group, [row(f) for f in group.fields if f.id not in leave_out]) for group in form.groups]
    return [(group, rows) for group, rows in groups if rows]


def questions(form: Form, answers: Mapping[str, Any]) -> dict[str, BoundField]:
    """The questions that need a widget: all that is more than one line or one choice."""
    fields = form.fields()
    drawn = {f.id for f in fields if f.kind in GROUPED or (f.kind in CHOSEN and f.computed is None)}
    page = django_form(form, answers=answers, leave_out={f.id for f in fields} - drawn)
    return {name: page[name] for name in drawn}


def choices(field: Field, value: Any) -> SafeString:
    """One of a few."""
    inputs = format_html_join(
        "", '<label><input type="radio" name="{}" value="{}"{}>{}</label>',
        (
            (field.id, one.id, SafeString(" checked") if value == one.id else NOTHING, words(one.label))
            for one in field.choices
        ),
    )  # fmt: skip
    return format_html('<div class="choices">{}</div>', inputs)


def grouped(row: Row, inputs: Any) -> SafeString:
    """Several inputs under one name."""
    hint = format_html('<p class="hint">{}</p>\n', words(row.field.hint)) if row.field.hint else NOTHING
    error = format_html('<p class="error">{}</p>\n', _(row.problem)) if row.problem else NOTHING
    return format_html(
        '<fieldset class="field{}" id="field-{}">\n<legend>{}</legend>\n{}{}{}\n</fieldset>\n',
        row.look, row.field.id, row.name, hint, error, inputs,
    )  # fmt: skip


def lined(row: Row) -> SafeString:
    """One line; hint and error are tied to it."""
    field, id = row.field, row.field.id
    hint = format_html('<p class="hint" id="hint-{}">{}</p>\n', id, words(field.hint)) if field.hint else NOTHING
    error = format_html('<p class="error" id="error-{}">{}</p>\n', id, _(row.problem)) if row.problem else NOTHING
    said = (f"error-{id}" if row.problem else "") + (f" hint-{id}" if field.hint else "")
    invalid = SafeString(' aria-invalid="true"') if row.problem else NOTHING
    described = format_html(' aria-describedby="{}"', said) if said else NOTHING
    since = f" · {day(row.since)}" if row.since else ""
    source = format_html('<p class="source">{}{}</p>\n', row.source, since) if row.source else NOTHING
    return format_html(
        '<div class="field{}">\n<label for="field-{}">{}</label>\n{}{}'
        '<input class="input{}" id="field-{}" name="{}" value="{}"{}{}{}>\n{}</div>\n',
        row.look, id, row.name, hint, error,
        " short" if field.kind in SHORT else "", id, id, "" if row.value is None else localize(row.value),
        HELPS.get(field.kind, NOTHING), invalid, described, source,
    )  # fmt: skip
