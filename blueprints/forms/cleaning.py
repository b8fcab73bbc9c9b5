"""Cleaning answers: the same for page and API; no clock, no rows, no settings but the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records.ledger.errors import Problem

from ..texts import say
from .answers import WrongValue, clean_answer, label_of, storable
from .schema import Field, Form, Group


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean values by field id (JSON-ready), what is wrong, and which fields are asked at all.

    A problem's pointer is the field's id, inside a table `id/row/column`. A wrong value stays as it was typed.
    """

    values: dict[str, Any]
    problems: tuple[Problem, ...]
    shown: tuple[str, ...] = ()


@dataclass(slots=True)
class Progress:
    """What is known so far: `right` are the values expressions may read."""

    values: dict[str, Any]
    right: dict[str, Any]
    problems: dict[str, Problem]
    shown: list[Field]


def clean(form: Form, data: Mapping[str, Any], *, partial: bool = False) -> Cleaned:
    """Clean `data` (answers as typed) by `form`; `partial` lets empty required fields pass (a draft).

    A field whose condition does not hold is left out, whatever was typed into it. Never raises for any JSON.
    """
    progress = Progress({}, {}, {}, [])
    for group in form.groups:
        if not holds(group, progress.right):
            continue
        for field in group.fields:
            if holds(field, progress.right):
                take(field, data.get(field.id), progress)
    if not partial:
        demand_required(progress)
        run_checks(form, progress)
    problems = [progress.problems[field.id] for field in progress.shown if field.id in progress.problems]
    return Cleaned(progress.values, tuple(problems), tuple(field.id for field in progress.shown))


def holds(part: Field | Group, right: Mapping[str, Any]) -> bool:
    """Whether a field or group is shown: its condition is known to be true, or it has none."""
    return part.show_when is None or part.show_when.answer(right).holds


def take(field: Field, raw: Any, progress: Progress) -> None:
    """Put one answer where it belongs; a wrong one stays as it was typed."""
    progress.shown.append(field)
    if field.computed is not None:
        raw = stored(field.computed.answer(progress.right).value)
    raw = storable(raw)
    if field.sealed and raw is not None:
        raw = str(raw)  # only text can be encrypted in place
    try:
        progress.values[field.id] = progress.right[field.id] = clean_answer(field, raw)
    except WrongValue as wrong:
        pointer = f"{field.id}/{wrong.at}" if wrong.at else field.id
        progress.problems[field.id] = Problem(pointer, str(wrong))
        progress.values[field.id] = raw


def stored(value: Any) -> Any:
    """A computed value as an answer is given."""
    if isinstance(value, date):
        return value.isoformat()
    return format(round(value, 10), "f") if isinstance(value, Decimal) and abs(value.adjusted()) < 15 else value


def demand_required(progress: Progress) -> None:
    """What must be answered is."""
    for field in progress.shown:
        if field.id not in progress.problems and is_required(field, progress.right) and is_empty(field, progress):
            progress.problems[field.id] = Problem(field.id, demand(field))


def is_required(field: Field, right: Mapping[str, Any]) -> bool:
    """`required_when` decides where there is one; nobody is asked for what is computed."""
    if field.computed is not None:
        return False
    return field.required if field.required_when is None else field.required_when.answer(right).holds


def is_empty(field: Field, progress: Progress) -> bool:
    """Whether there is no answer; an unticked declaration is none."""
    value = progress.values[field.id]
    return value in ("", None, []) or (field.kind == "declaration" and value is False)


def demand(field: Field) -> str:
    """What to do about a missing answer."""
    label = {"label": label_of(field)}
    if field.kind in {"choice", "choices", "yes_no"}:
        return _("请选择“%(label)s”。") % label
    if field.kind == "declaration":
        return _("请先阅读并勾选“%(label)s”。") % label
    return (_("请上传“%(label)s”。") if field.kind == "file" else _("请填写“%(label)s”。")) % label


def run_checks(form: Form, progress: Progress) -> None:
    """What is known to be untrue is said at its field; the unknown is not held against anybody."""
    shown = [field.id for field in progress.shown]
    for check in form.checks:
        if check.that.answer(progress.right).value is False and shown:
            place = check.field if check.field in shown else shown[0]
            progress.problems.setdefault(place, Problem(place, say(check.sentence, get_language() or "zh-hans")))


def sensitive_fields(form: Form) -> list[str]:
    """Ids of the fields whose answers are encrypted where they are stored: those marked so, and identity numbers."""
    return [field.id for field in form.fields() if field.sealed]
