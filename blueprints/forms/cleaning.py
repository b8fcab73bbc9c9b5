"""Cleaning answers: pure; the same for page and API. Spaces and punctuation people type are taken, not refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from records.identifiers import check, normalise, sentence
from records.ledger.errors import Problem
from records.words import stored_name

from ..expressions.evaluation import holds
from .schema import Field, Form

EMPTY = "请填写“{label}”。"
CHOOSE = "请选择“{label}”。"
TICK = "请先阅读并勾选“{label}”。"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean values by field id (JSON-ready) and what is wrong, by field id."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]


class WrongValue(ValueError):
    """A value cannot be taken; the message says what to do."""


def clean(form: Form, data: Mapping[str, Any], *, partial: bool = False) -> Cleaned:
    """Clean `data` (answers as typed) by `form`; `partial` lets empty required fields pass (a draft).

    A field whose condition does not hold is left out, whatever was typed into it.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in form.fields():
        if field.show_when and not holds(field.show_when, typed(form, values)):
            continue
        try:
            values[field.id] = clean_field(field, data.get(field.id), partial=partial)
        except WrongValue as wrong:
            problems.append(Problem(field.id, str(wrong)))
            values[field.id] = data.get(field.id)
    return Cleaned(values, tuple(problems))


def typed(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as conditions compare them: numbers and money as decimals."""
    numeric = {field.id for field in form.fields() if field.kind in {"number", "money"}}
    return {name: Decimal(value) if name in numeric and is_decimal(value) else value for name, value in values.items()}


def is_decimal(value: Any) -> bool:
    """Whether a stored answer is a plain decimal number."""
    return isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) is not None


def clean_field(field: Field, raw: Any, *, partial: bool) -> Any:
    """One clean value; WrongValue with a sentence."""
    label = field.label["zh-Hans"]
    if field.kind in {"yes_no", "declaration"}:
        answer = raw is True or str(raw or "").lower() in {"on", "true", "yes", "1"}
        if field.kind == "declaration" and field.required and not answer and not partial:
            raise WrongValue(TICK.format(label=label))
        return answer
    text = str(raw or "").strip()
    if not text:
        if field.required and not partial:
            raise WrongValue((CHOOSE if field.kind == "choice" else EMPTY).format(label=label))
        return ""
    if len(text) > field.maximum:
        raise WrongValue(f"“{label}”最多 {field.maximum} 个字，现在有 {len(text)} 个。")
    return CLEANERS[field.kind](field, text)


def clean_text(field: Field, text: str) -> str:
    """Text as stored."""
    return stored_name(text) if field.kind == "text" else text


def clean_number(field: Field, text: str) -> str:
    """A number as a plain decimal string."""
    try:
        number = Decimal(re.sub(r"[,，\s]", "", text))
    except InvalidOperation:
        raise WrongValue(f"“{field.label['zh-Hans']}”只填数字，例如 86 或 86.5。") from None
    if not number.is_finite() or number < 0:
        raise WrongValue(f"“{field.label['zh-Hans']}”要填不小于 0 的数字。")
    return format(number.normalize(), "f")


def clean_date(field: Field, text: str) -> str:
    """A date in ISO form; 2026-11-20, 2026.11.20, 2026年11月20日 and 20261120 are taken."""
    found = re.fullmatch(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?", text)
    try:
        if found is None:
            raise ValueError
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        raise WrongValue(f"“{field.label['zh-Hans']}”请按 2026-11-20 这样填写。") from None


def clean_identifier(field: Field, text: str) -> str:
    """An identification number."""
    kind = {"phone": "mobile"}.get(field.kind, field.kind)
    said = sentence(kind, check(kind, text))
    if said:
        raise WrongValue(said)
    return normalise(text)


def clean_choice(field: Field, text: str) -> str:
    """One of the choices."""
    if text not in {choice.id for choice in field.choices}:
        raise WrongValue(CHOOSE.format(label=field.label["zh-Hans"]))
    return text


CLEANERS: dict[str, Callable[[Field, str], str]] = {
    "text": clean_text, "long_text": clean_text, "address": clean_text, "number": clean_number, "money": clean_number,
    "date": clean_date, "resident_id": clean_identifier, "uscc": clean_identifier, "phone": clean_identifier,
    "choice": clean_choice,
}  # fmt: skip


def sensitive_fields(form: Form) -> list[str]:
    """Ids of the fields whose answers are encrypted where they are stored."""
    return [field.id for field in form.fields() if field.sensitive]
