"""Am I eligible? The rules that the form will use, asked beforehand; nothing is stored (domain.md §1.5 受理条件)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from blueprints.expressions import names
from blueprints.forms.cleaning import clean
from blueprints.forms.schema import Check, Field, Form


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says: True holds, False does not, None: not known yet."""

    check: Check
    holds: bool | None


def questions_of(form: Form) -> Form | None:
    """The part of a form that its rules read, with what those questions hang on; None: it has no rules to ask."""
    wanted = {name for check in form.checks if check.that.nodes for name in names(check.that.nodes)}
    for field in reversed(form.fields()):
        if field.id in wanted:
            wanted |= read_by(field)
    for group in form.groups:
        if group.show_when and group.show_when.nodes and wanted & {field.id for field in group.fields}:
            wanted |= names(group.show_when.nodes)
    if any(field.sealed for field in form.fields() if field.id in wanted):
        return None  # personal data is not asked before there is an application
    groups = [group.model_copy(update={"fields": kept(group.fields, wanted)}) for group in form.groups]
    asked = tuple(group for group in groups if group.fields)
    return form.model_copy(update={"groups": asked}) if asked and form.checks else None


def read_by(field: Field) -> set[str]:
    """The fields that the conditions of a field read."""
    return {name for condition in field.conditions().values() if condition.nodes for name in names(condition.nodes)}


def kept(fields: tuple[Field, ...], wanted: set[str]) -> tuple[Field, ...]:
    """The wanted ones, in order."""
    return tuple(field for field in fields if field.id in wanted)


def verdicts(form: Form, answers: Mapping[str, Any]) -> list[Verdict]:
    """What each rule says about answers as typed."""
    cleaned = clean(form, answers, partial=True)
    wrong = {problem.pointer.split("/")[0] for problem in cleaned.problems}
    right = {name: value for name, value in cleaned.values.items() if name not in wrong}
    return [Verdict(check, check.that.answer(right).value) for check in form.checks]


def fits(found: list[Verdict]) -> bool | None:
    """All rules together: False as soon as one does not hold, True when all do."""
    values = {verdict.holds for verdict in found}
    return False if False in values else None if None in values else True
