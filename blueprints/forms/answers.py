"""One answer of each kind, cleaned. Spaces and punctuation people type are taken, not refused."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records.identifiers import check, message, normalise
from records.keys import is_reference
from records.words import stored_name

from ..texts import say
from .schema import Field

UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
DAY = re.compile(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))")
DIGITS = 15


class WrongValue(ValueError):
    """A value cannot be taken; the message says what to do. `at` says where inside a table."""

    def __init__(self, sentence: str, at: str = "") -> None:
        super().__init__(sentence)
        self.at = at


def storable(raw: Any, depth: int = 4) -> Any:
    """What was typed, as JSON that a database keeps: without control characters and half characters."""
    if isinstance(raw, str):
        return UNSTORABLE.sub("", raw)
    if raw is None or isinstance(raw, bool | int):
        return raw
    if isinstance(raw, list | tuple) and depth:
        return [storable(part, depth - 1) for part in raw]
    if isinstance(raw, Mapping) and depth:
        return {UNSTORABLE.sub("", str(name)): storable(part, depth - 1) for name, part in raw.items()}
    return str(raw)


def label_of(field: Field) -> str:
    """What the field is called in the reader's language."""
    return say(field.label, get_language() or "zh-hans")


def clean_answer(field: Field, raw: Any) -> Any:
    """The clean, JSON-ready answer; "" or [] or None when there is none. WrongValue with a sentence."""
    cleaner = BY_KIND.get(field.kind)
    if cleaner is not None:
        return cleaner(field, raw)
    text = as_text(field, raw)
    if not text:
        return ""
    if len(text) > field.maximum:
        counts = {"label": label_of(field), "most": field.maximum, "now": len(text)}
        raise WrongValue(_("“%(label)s”最多 %(most)d 个字，现在有 %(now)d 个。") % counts)
    return FROM_TEXT[field.kind](field, text)


def as_text(field: Field, raw: Any) -> str:
    """What was typed, without what no database stores."""
    if raw is None:
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise WrongValue(_("“%(label)s”的格式不对，请重新填写。") % {"label": label_of(field)})
    return str(raw).replace("\r\n", "\n").strip()


def clean_text(field: Field, text: str) -> str:
    """One line as stored."""
    return stored_name(text)


def clean_long_text(field: Field, text: str) -> str:
    """Text with its lines."""
    return text


def clean_number(field: Field, text: str) -> str:
    """A number as a plain decimal string; money has at most two decimals (yuan)."""
    values = {"label": label_of(field)}
    try:
        number = Decimal(re.sub(r"[,，\s_]", "", text))
    except InvalidOperation:
        raise WrongValue(_("“%(label)s”只填数字，例如 86 或 86.5。") % values) from None
    if not number.is_finite() or (number and not -DIGITS <= number.adjusted() < DIGITS):
        raise WrongValue(_("“%(label)s”的数字太大或太小，请再看一遍。") % values)
    if field.kind == "money" and number != number.quantize(Decimal("0.01")):
        raise WrongValue(_("“%(label)s”最多两位小数（精确到分）。") % values)
    refuse_beyond(field, number)
    plain = format(number.normalize(), "f")
    return "0" if plain == "-0" else plain


def refuse_beyond(field: Field, number: Decimal) -> None:
    """Numbers stay within the field's bounds."""
    if number < field.lowest:
        bound = {"label": label_of(field), "bound": format(field.lowest, "f")}
        raise WrongValue(_("“%(label)s”要填不小于 %(bound)s 的数字。") % bound)
    if field.highest is not None and number > field.highest:
        bound = {"label": label_of(field), "bound": format(field.highest, "f")}
        raise WrongValue(_("“%(label)s”要填不大于 %(bound)s 的数字。") % bound)


def clean_date(field: Field, text: str) -> str:
    """A date in ISO form; 2026-11-20, 2026.11.20, 2026年11月20日 and 20261120 are taken."""
    found = DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        return date(*(int(part) for part in found.groups() if part)).isoformat()
    except ValueError:
        raise WrongValue(_("“%(label)s”请按 2026-11-20 这样填写。") % {"label": label_of(field)}) from None


def clean_identifier(field: Field, text: str) -> str:
    """An identification number with its check digit."""
    kind = {"phone": "mobile"}.get(field.kind, field.kind)
    said, values = message(kind, check(kind, text))
    if said:
        raise WrongValue(_(said) % {key: _(value) for key, value in values.items()})
    return normalise(text, kind)


def clean_choice(field: Field, text: str) -> str:
    """One of the choices."""
    if text not in {choice.id for choice in field.choices}:
        raise WrongValue(_("请选择“%(label)s”。") % {"label": label_of(field)})
    return text


def clean_choices(field: Field, raw: Any) -> list[str]:
    """Some of the choices, once each, in the form's order."""
    chosen = {as_text(field, part) for part in as_parts(field, raw)} - {""}
    if chosen - {choice.id for choice in field.choices}:
        raise WrongValue(_("请选择“%(label)s”。") % {"label": label_of(field)})
    return [choice.id for choice in field.choices if choice.id in chosen]


def clean_yes_no(field: Field, raw: Any) -> bool | None:
    """Yes, no, or not answered."""
    if isinstance(raw, bool):
        return raw
    text = as_text(field, raw).lower()
    if text in {"on", "true", "yes", "1"}:
        return True
    if text in {"false", "no", "0"}:
        return False
    if text:
        raise WrongValue(_("请选择“%(label)s”。") % {"label": label_of(field)})
    return None


def clean_declaration(field: Field, raw: Any) -> bool:
    """Ticked or not; anything but a clear tick is not."""
    return raw is True or (isinstance(raw, str) and raw.strip().lower() in {"on", "true", "yes", "1"})


def clean_files(field: Field, raw: Any) -> list[str]:
    """References of stored files; whose they are is checked above."""
    references = [as_text(field, part) for part in as_parts(field, raw) if part]
    if len(references) > field.maximum or not all(is_reference(part) for part in references):
        raise WrongValue(_("“%(label)s”的文件不对，请重新上传。") % {"label": label_of(field)})
    return references


def clean_table(field: Field, raw: Any) -> list[dict[str, Any]]:
    """Rows by column id; empty rows fall away. WrongValue says in which cell."""
    rows = []
    for number, row in enumerate(as_parts(field, raw)):
        if not isinstance(row, dict):
            raise WrongValue(_("“%(label)s”的格式不对，请重新填写。") % {"label": label_of(field)})
        cells = {column.id: clean_cell(column, row.get(column.id), f"{number}/{column.id}") for column in field.columns}
        if any(cells.values()):
            refuse_empty_cells(field, cells, number)
            rows.append(cells)
    if len(rows) > field.maximum:
        counts = {"label": label_of(field), "most": field.maximum}
        raise WrongValue(_("“%(label)s”最多 %(most)d 行。") % counts)
    return rows


def clean_cell(column: Field, raw: Any, at: str) -> Any:
    """One cell; WrongValue knows its place."""
    try:
        return clean_answer(column, raw)
    except WrongValue as wrong:
        raise WrongValue(str(wrong), at) from None


def refuse_empty_cells(field: Field, cells: dict[str, Any], number: int) -> None:
    """A row that was begun has its required cells."""
    for column in field.columns:
        if column.required and cells[column.id] in ("", None, []):
            raise WrongValue(_("请填写“%(label)s”。") % {"label": label_of(column)}, f"{number}/{column.id}")


def as_parts(field: Field, raw: Any) -> list[Any]:
    """An answer of several parts."""
    if raw is None or raw == "":
        return []
    if isinstance(raw, list | tuple):
        return list(raw)
    if isinstance(raw, str):
        return [raw]
    raise WrongValue(_("“%(label)s”的格式不对，请重新填写。") % {"label": label_of(field)})


FROM_TEXT: dict[str, Callable[[Field, str], str]] = {
    "text": clean_text, "long_text": clean_long_text, "address": clean_long_text, "number": clean_number,
    "money": clean_number, "date": clean_date, "resident_id": clean_identifier, "uscc": clean_identifier,
    "identity_document": clean_identifier, "phone": clean_identifier, "choice": clean_choice,
}  # fmt: skip
BY_KIND: dict[str, Callable[[Field, Any], Any]] = {
    "choices": clean_choices, "yes_no": clean_yes_no, "declaration": clean_declaration, "file": clean_files,
    "table": clean_table,
}  # fmt: skip
