"""Code sets of the standards (domain.md) as dictionary rows; what each set is called stands in the set `dictionary`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from records.ledger.actor import Actor
from records.registers.actions.entries import enter_rows
from records.registers.models import DictionaryEntry

from .texts import t

SOURCE = Path(__file__).with_name("dictionaries.txt")
SINCE = date(2020, 1, 1)
TITLES = {
    "item_type": t("事项类型", "Type of item"), "certificate_kind": t("证件类型", "Type of certificate"),
    "theme_natural": t("个人主题", "Themes for persons"), "theme_legal": t("法人主题", "Themes for legal persons"),
    "mandate_role": t("岗位", "Posts"), "seal_kind": t("印章种类", "Kind of seal"),
    "organisation_kind": t("组织类型", "Kind of organisation"),
}  # fmt: skip


def code_sets() -> Iterator[tuple[list[str], list[list[str]]]]:
    """Heads (set, title, English, standard) and lines (code, label, English) of the file."""
    for part in SOURCE.read_text(encoding="utf-8").split("# ")[1:]:
        head, *lines = part.strip().split("\n")
        yield head.split("|"), [line.split("|") for line in lines]


def load_dictionaries(others: list[dict[str, Any]], by: Actor) -> None:
    """Enter all sets, those of the file and `others`, and their titles."""
    rows, titles = list(others), dict(TITLES)
    standards = {row["set"]: row["standard"] for row in others}
    for (name, chinese, english, standard), lines in code_sets():
        titles[name], standards[name] = t(chinese, english), standard
        rows += [entry(name, code, t(*label), standard, order) for order, (code, *label) in enumerate(lines)]
    known = [(name, titles[name]) for name in sorted(titles) if name in standards]
    rows += [entry("dictionary", name, label, standards[name], order) for order, (name, label) in enumerate(known)]
    enter_rows(DictionaryEntry, rows, keys=("set", "code", "valid_from"), by=by)


def entry(name: str, code: str, label: dict[str, str], standard: str, order: int) -> dict[str, Any]:
    """One row."""
    return {"set": name, "code": code, "label": label, "standard": standard, "order": order, "valid_from": SINCE}
