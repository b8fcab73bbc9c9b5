"""The chain of what is noted on site: each entry of a device carries its number, the one before it, and a hash. Pure.

An entry is the RFC 8785 JSON of {device, seq, prev, at, kind, body}; its hash is SHA-256 over these bytes in lower-case
hexadecimal; `prev` is the hash of the entry before it ("" for the first). The phone makes the same bytes
(static/js/outbox.js), so that what arrives can be checked and a replay is the same entry.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from records.ledger.errors import Problem

from .lists import RESULTS

KINDS = frozenset({"certificates", "answer", "photo", "signature", "refusal", "note", "paper"})
REMEDIES = ("on_spot", "rectify", "clue")
LONGEST = 1000
CONTENT_LONGEST = 60
NUL = "\\u0000"  # as JSON writes it
OLDEST, FURTHEST = 2000, 2200  # years that a clock may tell
BODY_LONGEST = 400_000  # characters of a body; a signature's strokes are the longest thing there is
LONGEST_PAPER = 8000
SITE_PAPERS = {  # what is written on site beside the record: about whom or what, and the words
    "interview_record": ("被询问人", "询问和回答"), "survey_record": ("勘验对象", "勘验情况"),
    "sampling_record": ("样品名称和数量", "抽样方法、封样和保管"),
}  # fmt: skip
PLACE_UNKNOWN = {"latitude": "", "longitude": "", "accuracy": ""}


@dataclass(frozen=True, slots=True)
class Sent:
    """One entry as it is sent. `at` is the time of the device, ISO 8601 with its offset."""

    device: str
    seq: int
    prev: str
    at: str
    kind: str
    body: Mapping[str, Any]
    hash: str

    @property
    def moment(self) -> datetime:
        """When the device says it was noted."""
        return datetime.fromisoformat(self.at)


def hash_of(device: str, seq: int, prev: str, at: str, kind: str, body: Mapping[str, Any]) -> str:
    """The hash of an entry. Bodies hold texts, lists and whole numbers only."""
    content: dict[str, Any] = {"device": device, "seq": seq, "prev": prev, "at": at, "kind": kind, "body": dict(body)}
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def entry_problem(sent: Sent) -> str:
    """Why an entry cannot be taken: shape, hash, or what it says; empty when it can."""
    try:
        timed = sent.moment.tzinfo is not None and OLDEST < sent.moment.year < FURTHEST
        fits = timed and sent.seq > 0 and 0 < len(sent.device) <= 40
        made = hash_of(sent.device, sent.seq, sent.prev, sent.at, sent.kind, sent.body)
    except (ValueError, TypeError):
        return "entry.shape"
    if not fits or sent.kind not in KINDS or not is_keepable(sent.body):
        return "entry.shape"
    return "entry.hash" if made != sent.hash else said_problem(sent.kind, sent.body)


def is_keepable(body: Mapping[str, Any]) -> bool:
    """Whether a body names its content shortly, holds no NUL, and is no flood."""
    content = body.get("content", "")
    short, whole = isinstance(content, str) and len(content) <= CONTENT_LONGEST, json.dumps(dict(body))
    return short and len(whole) <= BODY_LONGEST and NUL not in whole


def said_problem(kind: str, body: Mapping[str, Any]) -> str:
    """What the body of a kind has to say."""
    if kind == "answer":
        known = body.get("result") in RESULTS and isinstance(body.get("content"), str)
        short = len(str(body.get("note", ""))) <= LONGEST
        remedied = body["result"] != "bad" or body.get("remedy") in REMEDIES if known else False
        return "" if known and short and remedied else "entry.answer"
    if kind == "photo":
        return "" if len(str(body.get("sha256", ""))) == 64 and isinstance(body.get("content"), str) else "entry.photo"
    if kind == "signature":
        return "" if body.get("strokes") and str(body.get("signer", "")).strip() else "entry.signature"
    if kind == "paper":
        about, words = str(body.get("about", "")).strip(), str(body.get("words", "")).strip()
        fits = body.get("paper") in SITE_PAPERS and 0 < len(about) <= 200 and 0 < len(words) <= LONGEST_PAPER
        return "" if fits else "entry.paper"
    if kind == "refusal":
        return "" if str(body.get("reason", "")).strip() else "entry.refusal"
    return ""


def answer_problems(result: str, note: str, remedy: str) -> list[Problem]:
    """The same for a form: 不合格 takes words and what is to be done."""
    found = []
    if result not in RESULTS:
        found.append(Problem("result", "请选合格、不合格或不适用。"))
    if result == "bad" and not note.strip():
        found.append(Problem("note", "不合格的要写明情况：哪里、多少、什么样。"))
    if result == "bad" and remedy not in REMEDIES:
        found.append(Problem("remedy", "不合格的要选处置：当场改正、责令限期改正或移交立案核查。"))
    return found
