"""One visit instead of many (综合查一次), and when a visit may be closed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from records.ledger.errors import Problem

WINDOW = timedelta(days=30)
OFFICERS = 2


@dataclass(frozen=True, slots=True)
class Waiting:
    """A check that waits for a visit: its number, place, organ, and the last day it may be done."""

    reference: str
    place: str
    organ: str
    until: date


def together(first: Waiting, others: Iterable[Waiting]) -> list[str]:
    """The checks of other organs on the same place that fall into the window of the first: one visit for all."""
    return [
        other.reference for other in others
        if other.place == first.place and other.organ != first.organ and abs(other.until - first.until) <= WINDOW
    ]  # fmt: skip


def closing_problems(
    contents: Iterable[str], answers: Mapping[str, str], *, shown: bool, signed: bool, photos: Mapping[str, int]
) -> list[Problem]:
    """What still stands in the way of closing: certificates not shown, unanswered contents, findings without a
    photograph, and neither a signature nor its refusal."""
    found = []
    if not shown:
        found.append(Problem("certificates", "还没有记录亮证：两名执法人员先出示执法证件。"))
    open_ones = [code for code in contents if code not in answers]
    if open_ones:
        found.append(Problem(f"content-{open_ones[0]}", f"还有 {len(open_ones)} 项没有结论。逐项查完再结束。"))
    bare = [code for code, result in answers.items() if result == "bad" and not photos.get(code)]
    if bare:
        found.append(Problem(f"content-{bare[0]}", f"有 {len(bare)} 项不合格没有照片。请拍照留证。"))
    if not signed:
        found.append(Problem("signature", "请对方签名；拒绝签名的，写明情况。"))
    return found


def outcome_of(answers: Mapping[str, str]) -> str:
    """What a check came to: `passed`, or `findings`."""
    return "findings" if "bad" in answers.values() else "passed"
