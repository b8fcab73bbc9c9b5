"""What the papers of a case say: merge fields from the case and its edition. No article's text is written here."""

from datetime import date
from typing import Any

from ..models import Application
from ..rules.item import Item


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
        "closing": ["办理期限按工作日计算，受理当日不计入。进度可凭办件编号和查询码查询，咨询请拨 12345。"],
    }


def decision_data(case: Application, item: Item, opinion: str, *, granted: bool) -> dict[str, Any]:
    """准予（不予）决定书: facts, basis, and for a refusal reasons and remedies."""
    name = case.name["zh-Hans"]
    verdict = "准予" if granted else "不予"
    paragraphs = [f"您申请的“{name}”，经审查，{'符合' if granted else '不符合'}规定的条件，决定{verdict}许可。"]
    if opinion and not granted:
        paragraphs.append(f"理由：{opinion}")
    closing = [] if granted else [(item.remedies or {}).get("zh-Hans", "")]
    return {
        "title": f"{verdict}行政许可决定书",
        "addressee": applicant_of(case),
        "paragraphs": paragraphs,
        "facts": [["办件编号", case.reference], ["设定依据", basis_line(item)]],
        "closing": [line for line in closing if line],
    }
