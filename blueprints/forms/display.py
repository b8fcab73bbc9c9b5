"""Answers as people read them."""

from collections.abc import Mapping
from typing import Any

from .cleaning import clean
from .schema import Field, Form, Group

YES, NO = {"zh-Hans": "是", "en": "Yes"}, {"zh-Hans": "否", "en": "No"}
COMMA, SEMICOLON = {"zh-Hans": "、", "en": ", "}, {"zh-Hans": "；", "en": "; "}
Shown = dict[str, str] | str


def answered(form: Form, answers: Mapping[str, Any]) -> list[tuple[Group, list[tuple[Field, Shown]]]]:
    """The groups with the fields that are asked, given the answers, and each answer as people read it ("": none)."""
    asked = set(clean(form, answers, partial=True).shown)
    groups = [
        (group, [(field, display(field, answers.get(field.id))) for field in group.fields if field.id in asked])
        for group in form.groups
    ]
    return [(group, lines) for group, lines in groups if lines]


def display(field: Field, value: Any) -> Shown:
    """One answer: the label of a choice, yes or no, rows in one line; "" for none. A text by language, or plain."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if field.kind in {"choice", "choices"}:
        labels = {choice.id: choice.label for choice in field.choices}
        chosen = value if isinstance(value, list) else [value]
        return joined([labels.get(part, str(part)) for part in chosen], COMMA)
    if field.kind == "table" and isinstance(value, list):
        return joined([display_row(field, row) for row in value], SEMICOLON)
    return joined([str(part) for part in value], COMMA) if isinstance(value, list) else str(value)


def display_row(field: Field, row: Any) -> Shown:
    """The cells of one row that are filled."""
    if not isinstance(row, dict):
        return str(row)
    cells = [display(column, row.get(column.id)) for column in field.columns]
    return joined([cell for cell in cells if cell], COMMA)


def joined(parts: list[Shown], mark: dict[str, str]) -> dict[str, str]:
    """Texts in one line, in each language."""
    return {language: sign.join(said(part, language) for part in parts) for language, sign in mark.items()}


def said(part: Shown, language: str) -> str:
    """A part in a language, else in Chinese."""
    return part if isinstance(part, str) else part.get(language) or part["zh-Hans"]
