"""Which words hold for a kind of notice, and a notice in a language."""

import html
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from blueprints.loading import load
from blueprints.models import Edition
from blueprints.texts import say
from records.ledger.clock import now

from .models import Notice
from .rules.words import Message, NoticeWords, message

PLAIN = NoticeWords(
    title={"zh-Hans": "消息", "en": "Message"}, subject={"zh-Hans": "{name}", "en": "{name}"},
    fact={"zh-Hans": "{name}", "en": "{name}"},
)  # fmt: skip


def words_of(kind: str) -> NoticeWords:
    """The words in force; a kind without an edition says its name only."""
    edition = Edition.objects.current("notice", now(), kind).first()
    words: NoticeWords = load(edition) if edition else PLAIN
    return words


def words_of_all() -> dict[str, NoticeWords]:
    """Every kind with its words, by code."""
    return {edition.code: load(edition) for edition in Edition.objects.current("notice", now())}


def said_in(notice: Notice, language: str) -> Message:
    """A notice in a language: by its edition, else by the template of kinds that have none yet."""
    edition = Edition.objects.current("notice", now(), notice.kind).first()
    return message(load(edition), notice.data, language) if edition else by_template(notice, language)


def by_template(notice: Notice, language: str) -> Message:
    """The sentence of a kind without an edition."""
    with translation.override(language):
        sentence = render_to_string("notices/sentence.html", {"notice": notice}).strip()
    return Message(say(notice.data.get("name") or sentence, language), (html.unescape(sentence),))


def spoken(notices: list[Notice], language: str) -> list[Notice]:
    """Notices with their words as `said`, the editions read once; a kind without one has none."""
    known = words_of_all() if notices else {}
    for notice in notices:
        words = known.get(notice.kind)
        notice.said = message(words, notice.data, language) if words else None  # type: ignore[attr-defined]
    return notices


def event_of(notice: Notice) -> dict[str, Any]:
    """What a system is told: kind, reference, time and the notice's data (codes, dates, texts), nothing of a person."""
    return {"type": notice.kind, "reference": notice.upper_ref, "at": notice.made_at.isoformat(), "data": notice.data}
