"""Reading one cell: a value, or a sentence about it."""

import hashlib
import json
import re
from datetime import date
from typing import Any

from blueprints.tables import Cells
from records.ledger.errors import Problem

from .codes import NO, YES

WHOLE = "请填整数。"
YES_NO = "请填 1（是）或 0（否）。"
DAY = "日期写成 2026-03-01 的样子。"
CODE = "这里的代码不认识，请按国家交换标准填写。"
LIST = "这里要填文字清单，一行一条，或填 JSON 数组。"
SEPARATORS = re.compile(r"[,，、;；^|\s]+")


class Reader:
    """Reads cells of one row by column and gathers what is wrong with them."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.problems: list[Problem] = []

    def has(self, *names: str) -> bool:
        """Whether any of these columns says something."""
        return any(self.cells.get(name) for name in names)

    def wrong(self, name: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(name, sentence))

    def said(self, name: str) -> str:
        """The cell as it is."""
        return self.cells.get(name, "").strip()

    def text(self, name: str) -> dict[str, str]:
        """A Chinese text."""
        return {"zh-Hans": self.said(name)}

    def whole(self, name: str) -> int:
        """A whole number not below 0."""
        if re.fullmatch(r"\d{1,5}", self.said(name)):
            return int(self.said(name))
        self.wrong(name, WHOLE)
        return 0

    def flag(self, name: str) -> bool:
        """Yes or no."""
        said = self.said(name).lower()
        if said not in YES | NO:
            self.wrong(name, YES_NO)
        return said in YES

    def day(self, name: str) -> str:
        """A day, as YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.said(name)[:10]).isoformat()
        except ValueError:
            self.wrong(name, DAY)
            return ""

    def one(self, name: str, codes: dict[str, str]) -> str:
        """What one code stands for."""
        if self.said(name) not in codes:
            self.wrong(name, CODE)
        return codes.get(self.said(name), "")

    def many(self, name: str, codes: dict[str, str] | None = None) -> list[str]:
        """What several codes stand for (without `codes`: the words themselves)."""
        words = [word for word in SEPARATORS.split(self.said(name)) if word]
        if codes is not None and not set(words) <= codes.keys():
            self.wrong(name, CODE)
            return []
        return list(dict.fromkeys(codes[word] if codes else word for word in words))

    def rows(self, name: str) -> list[dict[str, Any]] | None:
        """A JSON list of objects; None when the cell is plain text."""
        if not self.said(name).startswith("["):
            return None
        try:
            found = json.loads(self.said(name))
        except json.JSONDecodeError:
            found = None
        if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
            self.wrong(name, LIST)
            return []
        return found

    def lines(self, name: str) -> list[str]:
        """The lines of a cell, each once."""
        return list(dict.fromkeys(line.strip() for line in self.said(name).splitlines() if line.strip()))


def element_id(prefix: str, words: str) -> str:
    """The id of an element of a table: the same words have the same id in every import."""
    return f"{prefix}_{hashlib.sha256(words.encode()).hexdigest()[:10]}"
