"""Editions of processes from `flows.toml`, and what a guide tells of their steps."""

import tomllib
from pathlib import Path
from typing import Any

from .papers import DECIDE, INTAKE, task
from .texts import pair

Stage = dict[str, Any]
DECIDE_NOW = {**DECIDE, "days": 0}
KNOWN = {"intake": INTAKE, "decide": DECIDE, "decide_now": DECIDE_NOW}


def stage(told: str | dict[str, Any]) -> Stage:
    """A stage of the file: a known name, a line "key nature department days 名称 | name", or a fork."""
    if isinstance(told, str):
        return KNOWN[told] if told in KNOWN else line(told)
    if "line" in told:
        return {**line(told["line"]), "when": told["when"]}
    branches = [[stage(part) for part in branch] for branch in told["branches"]]
    refuse = {"on_refuse": told["refuse"]} if "refuse" in told else {}
    return {"kind": "parallel", "key": told["fork"], "title": pair(told["title"]), "branches": branches, **refuse}


def line(told: str) -> Stage:
    """One task."""
    key, nature, dept, days, title = told.split(" ", 4)
    return task(key, pair(title), nature, dept, ["approver"], int(days))


def read() -> dict[str, dict[str, Any]]:
    """Every process of the file by its code."""
    rows = tomllib.loads(Path(__file__).with_name("flows.toml").read_text(encoding="utf-8"))["process"]
    return {
        row["code"]: {"title": pair(row["title"]), "stages": [stage(told) for told in row["stages"]]} for row in rows
    }


FLOWS = read()
