"""Words: segmentation, pinyin, traditional characters, names as they are stored. Pure.

What has a dictionary of tens of megabytes is loaded by the process that first needs it (ADR 0023).
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

import opencc

HAN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003347f]"
BETWEEN = re.compile(rf"(?<={HAN})\s*[·•‧∙⋅・･●．.]\s*(?={HAN})")


@cache
def cutter() -> Any:
    """The package rjieba: whatever searches or is searched."""
    return import_module("rjieba")


@cache
def converter(name: str) -> opencc.OpenCC:
    """OpenCC by the name of its table."""
    return opencc.OpenCC(name)


@cache
def pronunciation() -> Any:
    """The package pypinyin: whatever is searched, published or imported."""
    return import_module("pypinyin")


def folded(text: str) -> str:
    """Text as search compares it: compatibility forms folded, simplified characters, lower case."""
    return to_simplified(unicodedata.normalize("NFKC", text)).lower()


def segment(text: str) -> list[str]:
    """Words for search: Chinese cut in search mode, Latin lower-cased; no punctuation."""
    return [word for word in cutter().cut_for_search(folded(text)) if re.search(r"\w", word)]


def cut_once(text: str) -> list[str]:
    """Words that follow one another and overlap nowhere: 异地就医备案 → 异地, 就医, 备案."""
    return list(cutter().cut(text))


def spoken(text: str) -> list[str]:
    """Each character's syllable without its tone, phrases known: 银行 → yin, hang. What is not Chinese stays whole."""
    return list(pronunciation().lazy_pinyin(text))


@lru_cache(maxsize=4096)
def pinyin(text: str) -> str:
    """Full pinyin without tones or spaces: 身份证 → shenfenzheng."""
    return "".join(pronunciation().lazy_pinyin(text, errors=lambda other: re.sub(r"[\W_]", "", other.lower())))


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """First letters: 身份证 → sfz."""
    return "".join(pronunciation().lazy_pinyin(text, style=pronunciation().Style.FIRST_LETTER, errors="ignore"))


def to_traditional(text: str) -> str:
    """Simplified to traditional characters as Hong Kong writes them, by character and phrase (OpenCC s2hk)."""
    converted: str = converter("s2hk").convert(text)
    return converted


def to_simplified(text: str) -> str:
    """Traditional to simplified characters."""
    converted: str = converter("t2s").convert(text)
    return converted


def stored_name(name: str) -> str:
    """A name as it is stored: NFC, single spaces, and one · (U+00B7) for every dot typed between Chinese characters."""
    text = unicodedata.normalize("NFC", name)
    return BETWEEN.sub("·", re.sub(r"\s+", " ", text).strip())


def sort_key(name: str) -> str:
    """A key that orders Chinese by pinyin without the database's help."""
    return " ".join(spoken(name))
