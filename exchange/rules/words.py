"""What a notice edition consists of, and a notice in words: fact, what it means, what to do, by when, whom to ask
(ux.md §6.8). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from blueprints.places import fill, places, spoken_day, uneven
from blueprints.registry import Frozen
from blueprints.texts import Text, say
from records.ledger.errors import Problem

FRAME = ("fact", "meaning", "action", "deadline", "contact")


class NoticeField(Frozen):
    """A value that a notice may name: a text (plain or by language) or a day (YYYY-MM-DD). Never personal data."""

    id: str
    label: Text
    type: Literal["text", "date"] = "text"


class NoticeWords(Frozen):
    """A kind of notice. A line whose value is missing is left out.

    `channels`: where it goes beside the portal unless the person chose otherwise. `legal`: the law wants the person
    told, so the portal's own copy cannot be switched off and a letter follows when every channel fails. `urgent`
    ones do not wait for the morning.
    """

    title: Text
    subject: Text
    fact: Text
    meaning: Text | None = None
    action: Text | None = None
    deadline: Text | None = None
    contact: Text | None = None
    fields: tuple[NoticeField, ...] = ()
    channels: tuple[Literal["sms", "email"], ...] = ("email",)
    legal: bool = False
    urgent: bool = False

    def open_places(self) -> list[tuple[str, Text]]:
        """(part, text) of every part that is written."""
        parts = ((name, getattr(self, name)) for name in ("subject", *FRAME))
        return [(name, text) for name, text in parts if text]


@dataclass(frozen=True, slots=True)
class Message:
    """A notice in one language."""

    subject: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        """The lines as plain text."""
        return "\n".join(self.lines)


def words_problems(words: NoticeWords) -> list[Problem]:
    """What the shape cannot say: every place is a declared field, every language names the same."""
    known, found = {field.id for field in words.fields}, []
    for part, text in words.open_places():
        found += [
            Problem(part, f"“{{{name}}}”没有声明为字段。请先在字段里加上它。") for name in sorted(places(text) - known)
        ]
        if uneven(text):
            found.append(Problem(part, "各语言写的合并字段不一样。请改成一致。"))
    return found


def message(words: NoticeWords, data: Mapping[str, Any], language: str) -> Message:
    """The notice in `language` (zh-hans, zh-hant, en)."""
    kinds = {field.id: field.type for field in words.fields}

    def value(name: str) -> str:
        found = data.get(name)
        if found in (None, ""):
            return ""
        return spoken_day(found, language) if kinds.get(name) == "date" else say(found, language)

    lines = [fill(getattr(words, part), value, language) for part in FRAME if getattr(words, part)]
    subject = fill(words.subject, value, language) or say(words.title, language)
    return Message(subject, tuple(line for line in lines if line) or (subject,))


def sample(words: NoticeWords, name: dict[str, str]) -> dict[str, Any]:
    """Data for a trial: every field says what it is; days are the first of January."""
    return {
        field.id: "2027-01-01" if field.type == "date" else name if field.id == "name" else field.label
        for field in words.fields
    }
