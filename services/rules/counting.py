"""What of a search is counted: its normal form, never a number that could be a person's. Pure (ADR 0102)."""

import hashlib
import re
from datetime import date

from records.words import folded

FEWEST = 5  # what fewer browsers asked for is never shown
LONGEST = 40  # characters
PERSONAL = re.compile(r"\d{4}|[@＠]")  # identity, phone and bank numbers, addresses of mail
KEPT = 30  # marks a browser keeps


def counted_form(query: str) -> str:
    """A query as it is counted: folded, without punctuation; empty for what could name a person by number."""
    plain = folded(query)
    return "" if PERSONAL.search(plain) else re.sub(r"[\W_]+", " ", plain).strip()[:LONGEST]


def mark_of(query: str, day: date) -> str:
    """What a browser keeps so that it counts a query once a day: four letters of a digest."""
    return hashlib.sha256(f"{day} {query}".encode()).hexdigest()[:4]


def marks(cookie: str) -> list[str]:
    """The last marks of a cookie; what is none is left out."""
    return [mark for mark in cookie.split(".") if re.fullmatch(r"[0-9a-f]{4}", mark)][-KEPT:]


def share(part: int, whole: int) -> int | None:
    """Per cent; none while the whole is too small to be shown."""
    return round(100 * part / whole) if whole >= FEWEST else None
