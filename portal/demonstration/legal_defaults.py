"""Legal defaults by item type and basis (practice 4): 行政许可法 serves licences alone; local rules serve every type."""

from datetime import date
from typing import Any

from records.ledger.actor import Actor
from records.registers.actions.entries import enter_rows
from services.models import LegalDefault

SINCE = date(2020, 1, 1)
LICENSING = {"title": "中华人民共和国行政许可法", "number": ""}
LOCAL = {"title": "岚江省政务服务事项办理规则（演示）", "number": "岚政办〔2026〕1号"}
# rule → (days, unit, article, what follows); the organ's days are working days (行政许可法 82)
LICENCE_RULES: dict[str, tuple[int, str, str, str]] = {
    "notice": (5, "WD", "三十二", ""), "silence": (5, "WD", "三十二", "accepted"), "decision": (20, "WD", "四十二", ""),
    "extension": (10, "WD", "四十二", ""), "joint": (45, "WD", "四十二", ""), "delivery": (10, "WD", "四十四", ""),
    "pause": (0, "WD", "四十五", ""), "renewal": (30, "D", "五十", "renewed"), "hearing_request": (5, "WD", "四十七", ""),
    "hearing": (20, "WD", "四十七", ""), "hearing_notice": (7, "WD", "四十八", ""),
}  # fmt: skip
LOCAL_RULES: dict[str, tuple[int, str, str, str]] = {
    "notice": (5, "WD", "八", ""), "correction": (15, "WD", "九", "returned"), "deferral": (10, "WD", "十一", "terminated"),
    "promise_check": (30, "D", "十二", "revoked"),
}  # fmt: skip
SHOWN = {"01": "applicant item result day organ", "05": "applicant item result"}  # 公示 by type, for seven days


def load_legal_defaults(by: Actor) -> None:
    """Enter what is not there yet."""
    rows = [row_of("01", rule, LICENSING, *values) for rule, values in LICENCE_RULES.items()]
    rows += [row_of("*", rule, LOCAL, *values) for rule, values in LOCAL_RULES.items()]
    rows += [row_of(item_type, "publication", LOCAL, 7, "D", "十五", fields) for item_type, fields in SHOWN.items()]
    enter_rows(LegalDefault, rows, keys=("item_type", "rule", "valid_from"), by=by)


def row_of(
    item_type: str, rule: str, source: dict[str, str], days: int, unit: str, article: str, consequence: str
) -> dict[str, Any]:  # fmt: skip
    """One row."""
    return {
        "item_type": item_type, "rule": rule, "days": days, "unit": unit, "consequence": consequence,
        "article": article, "valid_from": SINCE, **source,
    }  # fmt: skip
