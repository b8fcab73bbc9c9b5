"""Courtesy translations of a paper."""

from blueprints.loading import load

from .actions.papers import set_paper
from .models import Paper
from .rules.blueprint import Document

LANGUAGES = ("en", "zh-Hant")


def languages_of(paper: Paper) -> list[str]:
    """The languages in which a paper can be told: none before it is made, none where its words came with the order
    (they are Chinese), nor for certificates."""
    document: Document = load(paper.edition)
    if paper.made_at is None or document.template != "notice" or not document.body or "paragraphs" in paper.data:
        return []
    return [language for language in LANGUAGES if all(language in text for text in document.body)]


def translation_of(paper: Paper, language: str) -> bytes:
    """The PDF of a paper in another language: not sealed, marked as a courtesy translation."""
    return set_paper(paper, language)
