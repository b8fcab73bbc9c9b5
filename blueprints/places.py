"""Places in a text, `{name}`, and what is put there. Pure."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from .texts import say

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def places(text: dict[str, str]) -> set[str]:
    """The names that a text leaves open, in any language."""
    return {name for words in text.values() for name in PLACE.findall(words)}


def uneven(text: dict[str, str]) -> bool:
    """Whether the languages of a text leave different names open."""
    return len({tuple(sorted(set(PLACE.findall(words)))) for key, words in text.items() if key in LANGUAGES}) > 1


def fill(text: dict[str, str], value: Callable[[str], str], language: str) -> str:
    """A text with its places filled by `value(name)`; empty when one of them has no value."""
    words = say(text, language)
    values = {name: value(name) for name in PLACE.findall(words)}
    return PLACE.sub(lambda place: values[place[1]], words) if all(values.values()) else ""


def spoken_day(value: Any, language: str) -> str:
    """A day (a date, or YYYY-MM-DD) inside a sentence; anything else as it is."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.day} {day:%B %Y}" if language.startswith("en") else f"{day.year}年{day.month}月{day.day}日"
