"""Filling a document's words with the values of an order. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from blueprints.places import fill, spoken_day
from blueprints.texts import say
from records.ledger.errors import Problem

from .blueprint import Document, FieldType, MergeField

SHAPES = {
    "text": "文字", "date": "日期（年-月-日）", "number": "数字", "lines": "若干行文字",
    "pairs": "“名称、内容”成对的行", "marks": "“位置、问题、怎么改”的行",
}  # fmt: skip
MARK_PARTS = frozenset({"where", "what", "how"})


def data_problems(document: Document, data: Mapping[str, Any]) -> list[Problem]:
    """What an order's data lack, name without being declared, or give in another shape; empty when all is well."""
    fields, found = document.all_fields(), []
    for name in sorted(data.keys() - fields.keys()):
        found.append(Problem(name, f"文书模板没有“{name}”这个字段。请先在模板里声明它。"))
    for field in fields.values():
        value = data.get(field.id)
        if empty(value):
            if field.required:
                found.append(Problem(field.id, f"文书缺少“{field.label['zh-Hans']}”。补上后才能出具。"))
        elif not fits(field.type, value):
            found.append(Problem(field.id, f"“{field.label['zh-Hans']}”要填{SHAPES[field.type]}。"))
    return found


def empty(value: Any) -> bool:
    """No value; zero is one."""
    return value is None or value in ("", [], (), {})


def is_text(value: Any) -> bool:
    """A string, or a text by language."""
    return isinstance(value, str) or (isinstance(value, dict) and bool(value.get("zh-Hans")))


def fits(kind: FieldType, value: Any) -> bool:
    """Whether a value has the shape of its field's type."""
    if kind == "text":
        return is_text(value)
    if kind == "date":
        return isinstance(value, str) and day_of(value) is not None
    if kind == "number":
        return isinstance(value, int | float | str) and not isinstance(value, bool)
    if not isinstance(value, list | tuple):
        return False
    if kind == "lines":
        return all(is_text(line) for line in value)
    if kind == "pairs":
        return all(len(pair) == 2 and all(isinstance(part, str) or is_text(part) for part in pair) for pair in value)
    return all(isinstance(mark, dict) and mark.keys() <= MARK_PARTS and mark.get("what") for mark in value)


def day_of(value: str) -> date | None:
    """The day of YYYY-MM-DD."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def spoken(field: MergeField, value: Any, language: str) -> str:
    """A value inside a sentence."""
    if field.type == "date":
        return spoken_day(value, language)
    if field.type == "lines":
        return ("; " if language.startswith("en") else "；").join(say(line, language) for line in value)
    return say(value, language) if is_text(value) else str(value)


def merged(text: dict[str, str], fields: Mapping[str, MergeField], data: Mapping[str, Any], language: str) -> str:
    """A text with its places filled; empty when a field it names has no value."""

    def value(name: str) -> str:
        return "" if empty(data.get(name)) else spoken(fields[name], data[name], language)

    return fill(text, value, language)


def filled(document: Document, data: Mapping[str, Any], language: str = "zh-Hans") -> dict[str, Any]:
    """What the template sets: every value as strings of one language, paragraphs merged."""
    fields = document.all_fields()
    result = {name: plain(value, language) for name, value in data.items()}
    for part, texts in (("paragraphs", document.body), ("closing", document.closing)):
        if empty(data.get(part)):
            lines = [merged(text, fields, data, language) for text in texts]
            result[part] = [line for line in lines if line]
    result["title"] = title_of(document, data, language)
    result["marks"] = [
        {part: say(mark.get(part, ""), language) for part in MARK_PARTS} for mark in data.get("marks", ())
    ]
    return result


def title_of(document: Document, data: Mapping[str, Any], language: str) -> str:
    """The title handed over with the order; where that is the document's own in Chinese, its translation."""
    fields, given = document.all_fields(), data.get("title")
    own = merged(document.title, fields, data, "zh-Hans")
    if given and say(given, "zh-Hans") != own:
        return say(given, language)
    return merged(document.title, fields, data, language)


def plain(value: Any, language: str) -> Any:
    """Texts by language as strings, inside lists and pairs too."""
    if isinstance(value, list | tuple):
        return [plain(part, language) for part in value]
    return say(value, language) if isinstance(value, dict) and "zh-Hans" in value else value
