"""What the papers of an inspection say: values for the merge fields of their editions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from blueprints.loading import load
from blueprints.models import Edition
from documents.remedies import remedies_against
from identity.models import Mandate

from ..models import Answer, Assignment, EnforcementCertificate, Finding, Inspection, SupervisedItem
from ..rules.publishing import KINDS, OUTCOMES

RESULT_WORDS = {"ok": "合格", "bad": "不合格", "none": "不适用"}
REMEDY_WORDS = {"on_spot": "当场改正", "rectify": "责令限期改正", "clue": "移交立案核查"}


def contents_of(check: Assignment) -> dict[str, Any]:
    """The pinned contents of a check by code, in order; immutable, parsed once per process."""
    editions = {e.reference: e for e in Edition.objects.filter(reference__in=check.contents.values())}
    return {code: load(editions[reference]) for code, reference in sorted(check.contents.items())}


def item_names(items: Iterable[str]) -> list[str]:
    """The Chinese names of supervised items."""
    return [row.name["zh-Hans"] for row in SupervisedItem.objects.filter(code__in=items).order_by("code")]


def officer_lines(checks: Iterable[Assignment]) -> list[str]:
    """Each officer once: masked name, certificate number, organ."""
    rows = EnforcementCertificate.objects.filter(assignments__in=list(checks)).distinct().order_by("number")
    return [
        f"{row.mandate.department.name['zh-Hans']} {row.mandate.person.name.plain()}（证号 {row.number}）"
        for row in rows.select_related("mandate__person", "mandate__department")
    ]


def approval_data(check: Assignment) -> dict[str, Any]:
    """检查审批表."""
    return {
        "addressee": check.premises.firm.name,
        "facts": [
            ["检查对象", f"{check.premises.name}（{check.premises.address}）"], ["检查类型", KINDS[check.kind]],
            ["检查事项", "；".join(item_names(check.items))], ["任务码", check.reference],
            ["触发材料", check.trigger_ref or "无（计划内）"], ["最迟完成", check.until.isoformat()],
        ],
    }  # fmt: skip


def notice_data(visit: Inspection, checks: list[Assignment]) -> dict[str, Any]:
    """行政检查通知书: who comes, what for, which rights; one for all organs."""
    return {
        "addressee": visit.premises.firm.name,
        "place": visit.premises.address,
        "day": visit.day.isoformat(),
        "facts": [
            ["任务码", "、".join(check.reference for check in checks)], ["检查码", visit.code],
            ["检查事项", "；".join(name for check in checks for name in item_names(check.items))],
            ["执法人员", "；".join(officer_lines(checks))],
        ],
    }  # fmt: skip


def record_data(visit: Inspection, checks: list[Assignment], signed: str) -> dict[str, Any]:
    """现场检查笔录: every content with its result, by organ."""
    facts = [["检查地点", visit.premises.address], ["执法人员", "；".join(officer_lines(checks))]]
    for check in checks:
        names, answers = contents_of(check), {a.content: a for a in Answer.objects.filter(assignment=check)}
        facts += [[names[code].name["zh-Hans"], said(answer)] for code, answer in sorted(answers.items())]
    return {
        "addressee": visit.premises.firm.name, "place": visit.premises.address, "day": visit.day.isoformat(),
        "facts": [*facts, ["签名", signed]],
    }  # fmt: skip


def said(answer: Answer) -> str:
    """A result with what was written."""
    note = answer.note.plain()
    words = RESULT_WORDS[answer.result] + (f"（{REMEDY_WORDS[answer.remedy]}）" if answer.remedy else "")
    return f"{words}：{note}" if note else words


def order_data(finding: Finding, content: Any, note: str, due: date) -> dict[str, Any]:
    """责令改正通知书."""
    basis: Mapping[str, str] = content.basis
    return {
        "addressee": finding.assignment.premises.firm.name,
        "marks": [{"where": content.name["zh-Hans"], "what": note, "how": content.standard["zh-Hans"]}],
        "basis": [basis["zh-Hans"]],
        "deadline": due.isoformat(),
        "remedies": list(remedies_against(finding.assignment.department).lines),
    }


def result_data(check: Assignment, day: date, due: date, until: date) -> dict[str, Any]:
    """行政检查结果告知书 of one organ: what came of it, what has to be done, until when it stands in public."""
    names = contents_of(check)
    found = [
        [names[row.content].name["zh-Hans"], REMEDY_WORDS[row.remedy]] for row in check.findings.order_by("content")
    ]
    return {
        "addressee": check.premises.firm.name, "place": check.premises.address, "day": day.isoformat(),
        "publish_by": due.isoformat(), "shown_until": until.isoformat(),
        "facts": [
            ["任务码", check.reference], ["检查事项", "；".join(item_names(check.items))],
            ["检查结果", OUTCOMES[check.outcome]], *found,
        ],
    }  # fmt: skip


def recheck_data(finding: Finding, answer: Answer, day: date, opinion: str) -> dict[str, Any]:
    """整改复查意见书: which order, what the officers found, whether it holds now."""
    check, name = finding.assignment, contents_of(finding.assignment)[finding.content].name["zh-Hans"]
    ordered = [["责令改正通知书", finding.order.number]] if finding.order and finding.order.number else []
    return {
        "addressee": check.premises.firm.name,
        "place": check.premises.address,
        "day": day.isoformat(),
        "opinion": opinion,
        "facts": [*ordered, ["责令改正的问题", name], ["复查情况", said(answer)]],
    }


def site_data(visit: Inspection, post: Mandate | None, day: date, facts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """勘验笔录、询问笔录、抽样取证凭证: made on site by one officer beside the others."""
    officers = officer_lines(visit.assignments.filter(department=post.department_id) if post else [])
    return {
        "addressee": visit.premises.firm.name,
        "place": visit.premises.address,
        "day": day.isoformat(),
        "facts": [["执法人员", "；".join(officers)], *map(list, facts)],
    }
