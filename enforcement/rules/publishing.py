"""What is published of a check, by its kind: which lines, on what basis, for how long (practice row 11). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

WITHIN = 20  # working days after the check (国发〔2019〕5号; 国办发〔2018〕118号)
KINDS = {
    "random": "双随机抽查", "daily": "日常检查", "special": "专项检查", "case": "个案检查", "recheck": "整改复查",
}  # fmt: skip
OUTCOMES = {"passed": "未发现问题", "findings": "发现问题，已责令改正或者移交处理"}


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a kind is published, on what basis, for how many days."""

    basis: str
    days: int
    published: bool = True


RULES: Mapping[str, Rule] = {
    "random": Rule("国发〔2019〕5号", 365 * 3),
    "daily": Rule("国办发〔2018〕118号", 365),
    "special": Rule("国办发〔2018〕118号", 365),
    "recheck": Rule("国办发〔2018〕118号", 365),
    "case": Rule("国办发〔2018〕118号", 365),
}


def lines_of(kind: str, *, name: str, organ: Any, day: date, outcome: str, items: list[Any]) -> list[list[Any]]:
    """What stands in public, label and value: never an address, a number, an officer, a note or a picture.

    `name` is the firm's; of a natural person the masked one.
    """
    return [
        ["检查对象", name], ["检查机关", organ], ["检查类型", KINDS[kind]], ["检查事项", "；".join(map(str, items))],
        ["检查日期", day.isoformat()], ["检查结果", OUTCOMES[outcome]],
    ]  # fmt: skip


def shown_until(kind: str, since: date) -> date:
    """The last day it stands there."""
    return since + timedelta(days=RULES[kind].days)
