"""What a check answers, and how typed text is read."""

import re
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "ok", "empty", "length", "charset", "format", "checksum", "birthdate", "category",
    "root", "version", "type_code", "issuer", "serial",
]  # fmt: skip
GROUPED = frozenset({"mobile", "bank_card", "passport", "prc_passport", "permanent_residence", "identity_document"})
UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Right, or wrong for one reason."""

    valid: bool
    reason: Reason


OK = Verdict(True, "ok")


def wrong(reason: Reason) -> Verdict:
    """An invalid verdict."""
    return Verdict(False, reason)


def normalise(value: str, kind: str = "") -> str:
    """Full-width characters as half-width, letters as capitals, no spaces or invisible characters.

    Numbers that people write in groups (`mobile`, `bank_card`) lose their hyphens too.
    """
    half = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in value)
    plain = UNSEEN.sub("", half).upper()
    return plain.replace("-", "") if kind in GROUPED else plain


def is_digits(text: str) -> bool:
    """Whether `text` is ASCII digits only, at least one."""
    return text.isascii() and text.isdigit()
