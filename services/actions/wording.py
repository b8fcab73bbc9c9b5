"""What the papers of a case say: merge fields from the case and its edition. No article's text is written here."""

from datetime import date, datetime
from typing import Any, NamedTuple

from blueprints.loading import load
from records.clock import local
from records.ledger.spoken import in_chinese
from workflows.models import Extension, Pause

from ..case_items import items_of_case, names_in_case
from ..models import Application, Correction, Deferral, Delivery, Mark
from ..remedies import remedy_lines
from ..rules.item import Item, Material
from ..rules.item.afterlife import handling_of, kind_of


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


CROSS = {"online": "全程网办", "collected": "异地代收代办", "joint": "多地联办"}
AGENTS = {"handler": "经办人", "proxy": "受托人", "guardian": "监护人", "family": "家人代办", "helper": "帮办人"}


def agent_line(case: Application) -> list[list[str]]:
    """The row that says who acts for the applicant, by which right; none for one's own."""
    return [[AGENTS[case.basis], f"{case.agent.name.plain()}（{case.right}）"]] if case.agent else []


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
        "addressee": applicant_of(root),
        "item": root.name,
        "correction_days": 5,
        "facts": [
            ["办件编号", root.reference],
            ["查询码", root.query_code],
            ["提交时间", f"{root.submitted_at.astimezone():%Y-%m-%d %H:%M}"],
            ["收到材料", f"{len(materials)} 份"],
            *cross_lines(root),
            *agent_line(root),
        ],
    }


def cross_lines(root: Application) -> list[list[str]]:
    """Of what is done elsewhere: who took it in, who decides."""
    if not root.cross_mode:
        return []
    here = (
        [["代收窗口" if root.cross_mode == "collected" else "协同机关", root.taken_in_by.name["zh-Hans"]]]
        if root.taken_in_by
        else []
    )
    return [["通办方式", CROSS[root.cross_mode]], *here, ["决定机关", root.department.name["zh-Hans"]]]


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
            *agent_line(case),
        ],
        "closing": [f"{DAYS_COUNTED.get(unit, '')}进度可凭办件编号和查询码查询，咨询请拨 12345。"],
    }


# what a decision about a certificate's later life is called, by the kind of its 办理项
LATER = {
    kind: Decision(f"准予{verb}决定书", f"不予{verb}决定书", f"准予{verb}", f"不予{verb}")
    for kind, verb in (("change", "变更"), ("renewal", "延续"), ("replacement", "补发"), ("cancellation", "注销"))
}
OFFICIAL = {
    kind: Decision(f"{verb}决定书", f"不予{verb}决定书", verb, f"不予{verb}")
    for kind, verb in (("revocation", "撤销"), ("recall", "撤回"), ("cancellation", "注销"))
}


def decision_data(case: Application, item: Item, opinion: str, *, granted: bool) -> dict[str, Any]:
    """The decision in the words of the item's type: facts, basis, and for a refusal reasons and remedies."""
    kind = kind_of(item, case.handling)
    if case.draft_ref is None and case.parent_id is None and kind in OFFICIAL:
        return official_decision(case, item, OFFICIAL[kind], opinion, granted=granted)
    name = case.name["zh-Hans"]
    words = LATER.get(kind) or DECISIONS.get(item.type, OTHER_DECISION)
    verdict = words.granted if granted else words.refused
    paragraphs = [f"您申请的“{name}”，经审查，{'符合' if granted else '不符合'}规定的条件，决定{verdict}。"]
    if granted and case.deemed and kind == "renewal":
        paragraphs = [f"您申请的“{name}”，{case.reason}"]
    against = {} if granted else {"reasons": [opinion] if opinion else [], "remedies": remedy_lines(case, item)}
    return {
        "title": words.grant if granted else words.refusal,
        "addressee": applicant_of(case),
        "paragraphs": paragraphs,
        "facts": [["办件编号", case.reference], ["设定依据", basis_line(item)], *agent_line(case)],
        **against,
    }


def official_decision(
    case: Application, item: Item, words: Decision, opinion: str, *, granted: bool
) -> dict[str, Any]:  # fmt: skip
    """What the organ decides about a certificate by itself: facts, reasons, basis, remedies."""
    verdict = words.granted if granted else words.refused
    said = f"本机关对您持有的证照（{case.licence_ref}）依职权办理“{case.name['zh-Hans']}”，现决定{verdict}。"
    return {
        "title": words.grant if granted else words.refusal, "addressee": applicant_of(case), "paragraphs": [said],
        "reasons": [line for line in (case.reason, opinion) if line],
        "facts": [["办件编号", case.reference], ["依据", basis_of(case, item)]],
        **({"remedies": remedy_lines(case, item)} if granted else {}),
    }  # fmt: skip


def basis_of(case: Application, item: Item) -> str:
    """The law of the 办理项, else of the item."""
    row = handling_of(item, case.handling)
    return row.basis.cited if row and row.basis else basis_line(item)


def proceeding_data(case: Application, item: Item) -> dict[str, Any]:
    """拟作出决定告知书: what the organ intends, on what facts and basis, and that the party may state their views."""
    kind = kind_of(item, case.handling)
    facts = [["办件编号", case.reference], ["证照", case.licence_ref], ["依据", basis_of(case, item)]]
    return {
        "title": f"拟{OFFICIAL[kind].granted}告知书", "addressee": applicant_of(case), "item": case.name["zh-Hans"],
        "case": case.reference, "reasons": [case.reason], "facts": facts,
    }  # fmt: skip


def term_words(days: int, unit: str) -> str:
    """5 个工作日, 7 日."""
    return f"{days} {'个工作日' if unit == 'WD' else '日'}"


def iso(day: date | None) -> str:
    """2026-11-20; empty for none."""
    return day.isoformat() if day else ""


def paper(case: Application, title: str, said: str, facts: list[list[str]], **fields: Any) -> dict[str, Any]:
    """The frame of a paper about a case, with the fields of its kind."""
    rows = [["办件编号", case.reference], *([label, value] for label, value in facts if value)]
    return {
        "title": title, "addressee": applicant_of(case), "item": case.name["zh-Hans"], "case": case.reference,
        "paragraphs": [f"您申请的“{case.name['zh-Hans']}”，{said}"], "facts": rows, **fields,
    }  # fmt: skip


def bases_of_case(root: Application) -> list[str]:
    """The citations of everything a case concerns, once each."""
    return list(dict.fromkeys(basis.cited for item in items_of_case(root) for basis in item.legal_basis))


def correction_data(root: Application, correction: Correction, marks: list[Mark]) -> dict[str, Any]:
    """一次性告知书: everything to correct, the basis, the last day and what follows."""
    follows = "视为撤回申请" if correction.consequence == "withdrawn" else "作退件处理"
    facts = [["补正期限", chinese_day(correction.due_on)], ["逾期后果", f"逾期没有补正的，{follows}"]]
    data = paper(root, "补正材料一次性告知书", f"有 {len(marks)} 处需要补正，现一次性告知。", facts)
    data["paragraphs"] += [f"{n}. {mark_line(root, mark)}" for n, mark in enumerate(marks, 1)]
    marked = [{"where": place_of_mark(root, mark), "what": mark.sentence, "how": mark.basis} for mark in marks]
    basis = [mark.basis for mark in marks if mark.basis] or bases_of_case(root)
    return {**data, "marks": marked, "basis": basis, "deadline": iso(correction.due_on)}


def mark_line(root: Application, mark: Mark) -> str:
    """One thing to correct, in words."""
    basis = f"（依据：{mark.basis}）" if mark.basis else ""
    return f"{place_of_mark(root, mark)}：{mark.sentence}{basis}"


def place_of_mark(root: Application, mark: Mark) -> str:
    """What people call the marked field or material, and the page."""
    name = names_in_case(root).get((mark.kind, mark.element), {"zh-Hans": mark.element})["zh-Hans"]
    return f"{in_chinese(Mark.Kind(mark.kind).label)}“{name}”{f'第 {mark.page} 页' if mark.page else ''}"


def refusal_to_accept_data(case: Application, item: Item, right_organ: str) -> dict[str, Any]:
    """不予受理: the reason, the right organ, the remedies."""
    facts = [["理由", case.reason], ["有权办理的机关", right_organ]]
    fields = {"reasons": [case.reason], "remedies": remedy_lines(case, item)}
    return paper(case, "不予受理决定书", "决定不予受理。", facts, right_organ=right_organ, **fields)


def termination_data(case: Application) -> dict[str, Any]:
    """终止办理告知书."""
    remedies, closing = remedy_lines(case, load(case.edition)), ["条件具备后可以重新申请。"]
    return paper(case, "终止办理告知书", "终止办理。", [], reasons=[case.reason], closing=closing, remedies=remedies)


def withdrawal_data(root: Application, cases: list[Application], at: datetime | None) -> dict[str, Any]:
    """撤回申请确认书."""
    names = "、".join(str(case.name["zh-Hans"]) for case in cases)
    day = local(at).date() if at else None
    closing = ["以后可以随时重新申请。"]
    return paper(root, "撤回申请确认书", f"已按您的要求撤回：{names}。", [], withdrawn_on=iso(day), closing=closing)


def pause_data(case: Application, pause: Pause) -> dict[str, Any]:
    """特别程序所需时间告知书: the kind, how long, on what basis."""
    name, duration = pause.label["zh-Hans"], term_words(pause.days, pause.unit)
    facts = [
        ["特别程序", name], ["所需时间", duration], ["预计结束", chinese_day(pause.declared_until)],
        ["依据", pause.basis], ["理由", pause.reason],
    ]  # fmt: skip
    fields = {"procedure": name, "duration": duration, "basis": [pause.basis]}
    fields["starts_on"] = iso(local(pause.started_at).date())
    return paper(case, "特别程序所需时间告知书", "需要进行特别程序，所需时间不计入办理期限。", facts, **fields)


def extension_data(case: Application, extension: Extension) -> dict[str, Any]:
    """延长办理期限告知书: the reason, the new day."""
    facts = [
        ["延长", term_words(extension.length, extension.unit)], ["理由", extension.reason],
        ["新的法定办结日", chinese_day(case.statutory_due)], ["新的承诺办结日", chinese_day(case.promised_due)],
        ["依据", extension.basis],
    ]  # fmt: skip
    new_due = iso(case.statutory_due or case.promised_due)
    fields = {"reasons": [extension.reason], "approver": "本机关负责人", "new_due": new_due}
    return paper(case, "延长办理期限告知书", "经本机关负责人批准，延长办理期限。", facts, **fields)


def delivery_data(case: Application, delivery: Delivery, receiver: str) -> dict[str, Any]:
    """送达回证: what, how, when, to whom."""
    way, moment = in_chinese(Delivery.Way(delivery.way).label), local(delivery.delivered_at)
    facts = [["送达方式", way], ["送达时间", f"{moment:%Y-%m-%d %H:%M}"], ["签收人", receiver]]
    fields = {"document": "办理结果文书", "way": way, "delivered_at": f"{moment:%Y-%m-%d %H:%M}", "receiver": receiver}
    return paper(case, "送达回证", "办理结果已经送达。", facts, **fields)


def rectification_data(case: Application, text: str) -> dict[str, Any]:
    """更正: what the decision should read; what was decided stays."""
    return paper(case, "决定书更正通知书", f"原决定书有笔误，更正如下：{text}", [], closing=["更正不改变原决定。"])


def deferral_data(root: Application, missing: list[Material], deferral: Deferral) -> dict[str, Any]:
    """容缺受理承诺书: what is missing, until when, what follows."""
    names = [material.name["zh-Hans"] for material in missing]
    facts = [["暂缺材料", "、".join(names)], ["补齐期限", chinese_day(deferral.due_on)]]
    said, closing = "暂缺部分材料，承诺在期限内补齐。", ["逾期没有补齐的，终止办理。"]
    return paper(root, "容缺受理承诺书", said, facts, materials=names, deadline=iso(deferral.due_on), closing=closing)
