"""What the papers of a case say: merge fields from the case and its edition. No article's text is written here."""

from datetime import date
from typing import Any, NamedTuple

from ..models import Application
from ..rules.item import Item


class Decision(NamedTuple):
    """What a decision of one type of item is called, and how it is said; only a licence is 行政许可 (practice 4)."""

    grant: str
    refusal: str
    granted: str
    refused: str


DECISIONS = {
    "01": Decision("准予行政许可决定书", "不予行政许可决定书", "准予许可", "不予许可"),
    "05": Decision("行政给付决定书", "不予行政给付决定书", "予以给付", "不予给付"),
    "07": Decision("行政确认决定书", "不予行政确认决定书", "予以确认", "不予确认"),
    "08": Decision("行政奖励决定书", "不予行政奖励决定书", "予以奖励", "不予奖励"),
    "09": Decision("行政裁决书", "不予行政裁决决定书", "予以裁决", "不予裁决"),
}
OTHER_DECISION = Decision("办理结果通知书", "不予办理决定书", "予以办理", "不予办理")
DAYS_COUNTED = {
    "WD": "办理期限按工作日计算，受理当日不计入。",
    "D": "办理期限按自然日计算，受理当日不计入，期满之日是法定休假日的顺延。",
}


def applicant_of(case: Application) -> str:
    """The name that papers address: the firm, or the person."""
    return case.organisation.name if case.organisation else case.person.name.plain()


def chinese_day(day: date | None) -> str:
    """2026年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "—"


def basis_line(item: Item) -> str:
    """The citations of an item."""
    return "、".join(basis.cited for basis in item.legal_basis)


def receipt_data(root: Application) -> dict[str, Any]:
    """收件凭证."""
    materials = [row.element for row in root.materials.all()]
    return {
        "title": "申请材料接收凭证",
        "addressee": applicant_of(root),
        "paragraphs": [f"您提交的“{root.name['zh-Hans']}”申请材料已经收到。请凭办件编号和查询码查询进度。"],
        "facts": [
            ["办件编号", root.reference],
            ["查询码", root.query_code],
            ["提交时间", f"{root.submitted_at.astimezone():%Y-%m-%d %H:%M}"],
            ["收到材料", f"{len(materials)} 份"],
        ],
        "closing": ["材料不齐或不符合要求的，将在收到材料之日起五个工作日内一次性告知。"],
    }


def acceptance_data(case: Application, item: Item) -> dict[str, Any]:
    """受理通知书."""
    unit = item.promised.unit if item.promised else ""
    return {
        "title": "受理通知书",
        "addressee": applicant_of(case),
        "paragraphs": [f"您申请的“{case.name['zh-Hans']}”，申请材料齐全、符合要求，现予受理。"],
        "facts": [
            ["办件编号", case.reference],
            ["承诺办结日", chinese_day(case.promised_due)],
            ["法定办结日", chinese_day(case.statutory_due)],
            ["设定依据", basis_line(item)],
        ],
        "closing": [f"{DAYS_COUNTED.get(unit, '')}进度可凭办件编号和查询码查询，咨询请拨 12345。"],
    }


def decision_data(case: Application, item: Item, opinion: str, *, granted: bool) -> dict[str, Any]:
    """The decision in the words of the item's type: facts, basis, and for a refusal reasons and remedies."""
    name = case.name["zh-Hans"]
    words = DECISIONS.get(item.type, OTHER_DECISION)
    verdict = words.granted if granted else words.refused
    paragraphs = [f"您申请的“{name}”，经审查，{'符合' if granted else '不符合'}规定的条件，决定{verdict}。"]
    if opinion and not granted:
        paragraphs.append(f"理由：{opinion}")
    closing = [] if granted else [(item.remedies or {}).get("zh-Hans", "")]
    return {
        "title": words.grant if granted else words.refusal,
        "addressee": applicant_of(case),
        "paragraphs": paragraphs,
        "facts": [["办件编号", case.reference], ["设定依据", basis_line(item)]],
        "closing": [line for line in closing if line],
    }
