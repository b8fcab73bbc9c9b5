"""The yearly cap of inspections by one organ on one firm (国办发〔2024〕54号; practice row 8). Pure."""

from collections.abc import Mapping

from records.ledger.errors import Problem

COUNTED = frozenset({"random", "daily", "special"})
PLANNED = ("daily", "special", "case")  # kinds that an officer plans one by one
TRIGGERS = ("complaint", "clue", "monitoring", "own_request", "licence_visit", "recheck", "promise")
FREQUENT = 6  # case checks of one organ on one firm in a year from which the supervising organ is told
OVER = "这一家今年的检查已经排满公布的上限。请改到明年，或者用数据、书面方式核查；投诉举报、转办的走个案检查。"
NO_CAP = "本单位今年的检查计划还没有公布，没有年度上限就不能安排日常和专项检查。请先公布计划。"
NO_TRIGGER = "个案检查要附触发它的投诉举报、转办线索、监测数据、企业申请等，请写明种类和编号。"


def counts(kind: str) -> bool:
    """Whether a kind of check counts against the cap: planned checks do, case checks (个案检查) do not."""
    return kind in COUNTED


def limit_for(caps: Mapping[str, int], risk: str) -> int | None:
    """The cap for firms of a risk class; None when the plan names none."""
    return caps.get(risk)


def cap_problem(kind: str, used: int, limit: int | None) -> str:
    """Why a planned check would go beyond the cap; empty when it would not. `used` counts what is planned or done."""
    if not counts(kind):
        return ""
    if limit is None:
        return NO_CAP
    return OVER if used >= limit else ""


def trigger_problems(kind: str, trigger: str, reference: str) -> list[Problem]:
    """A check outside the cap carries what triggered it."""
    if counts(kind):
        return []
    found = [] if trigger in TRIGGERS else [Problem("trigger", NO_TRIGGER)]
    return found if reference.strip() else [*found, Problem("trigger_ref", NO_TRIGGER)]
