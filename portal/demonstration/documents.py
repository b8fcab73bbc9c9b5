"""The documents of a case (domain.md §2.4): words as editions, merge fields declared. No article's text is written here."""

from typing import Any

from .texts import t


def field(
    key: str, zh: str, en: str, kind: str = "text", *, must: bool = True, sensitive: bool = False
) -> dict[str, Any]:
    """A merge field."""
    return {"id": key, "label": t(zh, en), "type": kind, "required": must, "sensitive": sensitive}


def document(
    zh: str, en: str, word: str, *fields: dict[str, Any], body: tuple[Any, ...] = (), closing: tuple[Any, ...] = ()
) -> dict[str, Any]:
    """A document of the layout `notice`."""
    return {
        "title": t(zh, en), "template": "notice", "number_word": word, "fields": list(fields), "body": list(body),
        "closing": list(closing),
    }  # fmt: skip


TO = field("addressee", "当事人", "Addressee", sensitive=True)
ITEM = field("item", "事项", "Item")
CASE = field("case", "办件编号", "Case number")
BASIS = field("basis", "依据", "Legal basis", "lines")
REASONS = field("reasons", "理由", "Reasons", "lines", sensitive=True)
REMEDIES = field("remedies", "救济途径", "Remedies", "lines")
WHICH = "您申请的“{item}”（办件编号 {case}），"
WHICH_EN = "Your application “{item}” (case {case}) "

DOCUMENTS: dict[str, dict[str, Any]] = {
    "receipt": document(
        "申请材料接收凭证", "Receipt of application materials", "云政服收", TO,
        field("facts", "收到的材料和编号", "Materials and numbers", "pairs", sensitive=True),
        field("correction_days", "一次性告知的工作日", "Working days until told what to correct", "number", must=False),
        body=(t("您提交的“{item}”申请材料已经收到。请凭办件编号和查询码查询进度。", "We have received the materials of your application “{item}”. Use the case number and the query code to follow it."),),
        closing=(t("材料不齐或不符合要求的，将在收到材料之日起{correction_days}个工作日内一次性告知。", "If anything is missing or wrong, you will be told once and completely within {correction_days} working days of receipt."),),
    ),
    "correction_notice": document(
        "补正材料一次性告知书", "One-time notice of what to correct", "云补", TO, ITEM, CASE, BASIS,
        field("marks", "需要补正的内容", "What to correct", "marks", sensitive=True),
        field("deadline", "补正期限", "To be corrected by", "date"),
        body=(t(WHICH + "经审查，下列内容需要补正，现一次性告知。", WHICH_EN + "has been checked. Everything that must be corrected is listed below; this is told once."),),
        closing=(t("请在{deadline}前补正并提交。", "Please correct and submit it by {deadline}."),),
    ),
    "acceptance": document(
        "受理通知书", "Notice of acceptance", "云受", TO,
        field("facts", "编号、期限和依据", "Numbers, dates and basis", "pairs", sensitive=True),
        body=(t("您申请的“{item}”，申请材料齐全、符合要求，现予受理。", "Your application “{item}” is complete and in the required form. It is accepted."),),
        closing=(t("进度可凭办件编号和查询码查询，咨询请拨 12345。", "Follow it with the case number and the query code; questions: 12345."),),
    ),
    "non_acceptance": document(
        "不予受理决定书", "Decision not to accept", "云不受", TO, ITEM, CASE, REASONS, REMEDIES,
        field("right_organ", "有权办理的机关", "Competent organ", must=False),
        body=(
            t(WHICH + "经审查，决定不予受理。", WHICH_EN + "is not accepted."),
            t("这件事请向{right_organ}申请。", "Please apply to {right_organ}."),
        ),
    ),
    "special_procedure_notice": document(
        "特别程序所需时间告知书", "Notice of the time a special procedure needs", "云特告", TO, ITEM, CASE, BASIS,
        field("procedure", "特别程序", "Special procedure"), field("duration", "所需时间", "Time needed"),
        field("starts_on", "开始日期", "Start", "date", must=False),
        body=(
            t(WHICH + "需要进行{procedure}，所需时间为{duration}。", WHICH_EN + "needs {procedure}, which takes {duration}."),
            t("自{starts_on}起，这段时间不计入办理期限。", "From {starts_on} this time does not count towards the time limit."),
        ),
        closing=(t("恢复办理后的办结日，可以在进度页查看。", "The new due date will be shown on the progress page."),),
    ),
    "extension_notice": document(
        "延长办理期限告知书", "Notice of extension", "云延", TO, ITEM, CASE, REASONS,
        field("approver", "批准人", "Approved by"), field("new_due", "延长后的办结日", "New due date", "date"),
        body=(t(WHICH + "不能在原定期限内作出决定。经{approver}批准，办理期限延长至{new_due}。", WHICH_EN + "cannot be decided within the original time limit. With the approval of {approver} the limit is extended to {new_due}."),),
    ),
    "hearing_rights": document(
        "听证权利告知书", "Notice of the right to a hearing", "云听告", TO, ITEM, CASE, BASIS,
        field("deadline", "提出期限", "To be asked for by", "date"),
        body=(
            t(WHICH + "您有权要求听证。", WHICH_EN + "gives you the right to ask for a hearing."),
            t("要求听证的，请在{deadline}前提出。听证不收费。", "If you want one, please ask by {deadline}. A hearing is free of charge."),
        ),
    ),
    "hearing_notice": document(
        "听证通知书", "Notice of hearing", "云听通", TO, ITEM, CASE,
        field("hearing_at", "时间", "Time"), field("place", "地点", "Place"),
        field("presiding", "主持人", "Presiding officer"),
        body=(t(WHICH + "定于{hearing_at}在{place}举行听证，由{presiding}主持。", WHICH_EN + "will be heard at {hearing_at} in {place}; {presiding} presides."),),
        closing=(t("可以委托代理人参加，请带授权委托书。认为主持人应当回避的，请在听证前提出。", "You may send a representative with a power of attorney. If the presiding officer should stand aside, say so before the hearing."),),
    ),
    "hearing_record": document(
        "听证笔录", "Record of hearing", "云听录", ITEM, CASE,
        field("hearing_at", "时间", "Time"), field("place", "地点", "Place"),
        field("presiding", "主持人", "Presiding officer"),
        field("paragraphs", "笔录", "Record", "lines", sensitive=True),
    ),
    "third_party_notice": document(
        "利害关系人告知书", "Notice to an interested third party", "云利告", TO, ITEM, CASE, BASIS,
        field("applicant", "申请人", "Applicant", sensitive=True), field("deadline", "提出期限", "By", "date"),
        body=(
            t("{applicant}申请的“{item}”（办件编号 {case}），与您有重大利益关系。", "The application “{item}” of {applicant} (case {case}) concerns important interests of yours."),
            t("您有权陈述和申辩，请在{deadline}前提出。", "You have the right to state your views; please do so by {deadline}."),
        ),
    ),
    "grant": document(
        "准予决定书", "Decision to grant", "云准", TO, field("verdict", "决定", "Decision", must=False),
        body=(t("您申请的“{item}”，经审查，符合规定的条件，决定{verdict}。", "Your application “{item}” meets the conditions. Decision: {verdict}."),),
    ),
    "refusal": document(
        "不予决定书", "Decision to refuse", "云不准", TO, field("verdict", "决定", "Decision", must=False),
        body=(t("您申请的“{item}”，经审查，不符合规定的条件，决定{verdict}。", "Your application “{item}” does not meet the conditions. Decision: {verdict}."),),
    ),
    "proceeding_notice": document(
        "拟作出决定告知书", "Notice of an intended decision", "云拟告", TO, ITEM, CASE, REASONS,
        body=(
            t("本机关依职权办理“{item}”（办件编号 {case}），拟作出决定。", "This organ is proceeding on “{item}” (case {case}) and intends to decide."),
            t("您有权陈述和申辩，请在本办件页面提出。", "You have the right to state your views; please do so on the page of this case."),
        ),
    ),
    "proceeding_decision": document(
        "证照处理决定书", "Decision on a certificate", "云证决", TO, REASONS,
        field("verdict", "决定", "Decision", must=False),
        body=(t("本机关依职权作出决定：{verdict}。", "This organ has decided: {verdict}."),),
    ),
    "delivery_receipt": document(
        "送达回证", "Proof of service", "云送", TO, field("document", "送达文书", "Document served"),
        field("way", "送达方式", "Way of service"), field("delivered_at", "送达时间", "Time of service"),
        field("receiver", "签收人", "Received by", sensitive=True),
        body=(
            t("送达文书：{document}", "Document served: {document}"), t("送达方式：{way}", "Way of service: {way}"),
            t("送达时间：{delivered_at}", "Time of service: {delivered_at}"), t("签收人：{receiver}", "Received by: {receiver}"),
        ),
    ),
    "withdrawal_confirmation": document(
        "撤回申请确认书", "Confirmation of withdrawal", "云撤", TO, ITEM, CASE,
        field("withdrawn_on", "撤回日期", "Withdrawn on", "date"),
        body=(t("您已于{withdrawn_on}撤回“{item}”（办件编号 {case}）的申请，本次办理到此结束。", "On {withdrawn_on} you withdrew your application “{item}” (case {case}). It ends here."),),
        closing=(t("需要时可以重新申请。", "You may apply again at any time."),),
    ),
    "termination_notice": document(
        "终止办理告知书", "Notice of termination", "云终", TO, ITEM, CASE, REASONS,
        body=(t(WHICH + "终止办理。", WHICH_EN + "is terminated."),),
    ),
    "deferred_materials_promise": document(
        "容缺受理承诺书", "Promise to hand in materials later", "云容诺", TO, ITEM, CASE,
        field("materials", "暂缺的材料", "Materials still missing", "lines"), field("deadline", "补齐期限", "By", "date"),
        body=(
            t("申请“{item}”（办件编号 {case}），暂缺下列材料：{materials}。", "In the application “{item}” (case {case}) these materials are still missing: {materials}."),
            t("承诺在{deadline}前补齐。", "They are promised by {deadline}."),
        ),
    ),
    "declaration_promise": document(
        "告知承诺书", "Declaration in place of proof", "云告诺", TO, ITEM, CASE, BASIS,
        field("told", "告知的内容", "What was told", "lines"), field("promises", "承诺的内容", "What is promised", "lines"),
        body=(
            t("办理“{item}”（办件编号 {case}），行政机关已告知：{told}。", "For “{item}” (case {case}) the organ has told: {told}."),
            t("申请人承诺：{promises}。", "The applicant promises: {promises}."),
            t("承诺不实的，依法承担责任。", "A false promise has legal consequences."),
        ),
    ),
    "address_confirmation": document(
        "送达地址确认书", "Confirmation of an address for service", "云址", TO,
        field("ways", "送达方式", "Ways of service", "lines"), field("signed_at", "确认时间", "Confirmed at"),
        body=(
            t("受送达人确认：文书以下列方式送达：{ways}。", "The recipient confirms that documents are served by: {ways}."),
            t("确认时间：{signed_at}。可以随时撤回，撤回后改用其他方式送达。", "Confirmed at {signed_at}. It may be taken back at any time; documents are then served in another way."),
        ),
    ),
    "certificate": {
        "title": t("电子证照", "Electronic certificate"), "template": "certificate", "number_word": "云证",
        "fields": [field("face", "证面", "Face", "pairs", sensitive=True), field("identifier", "标识", "Identifier"), field("qr", "二维码", "QR code")],
    },
}  # fmt: skip

ORGAN_PAPERS = tuple(kind for kind in DOCUMENTS if kind not in {"receipt", "address_confirmation"})
HALL_PAPERS = ("receipt", "correction_notice", "delivery_receipt", "withdrawal_confirmation", "address_confirmation")
