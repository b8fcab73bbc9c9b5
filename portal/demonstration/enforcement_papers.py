"""The inspection documents (行政检查文书): words as editions; title and article number only, no text of law."""

from typing import Any

from .documents import document, field
from .papers import task
from .texts import t

FACTS = field("facts", "检查情况", "Facts", "pairs", sensitive=True)
TO = field("addressee", "当事人", "Addressee", sensitive=True)
PLACE, DAY = field("place", "检查地点", "Place", sensitive=True), field("day", "检查日期", "Day", "date")
FORM = "司法部《行政检查文书基本格式文本（试行）》"
RIGHTS = t(
    "检查人员应当出示执法证件；您有权要求有利害关系的检查人员回避，有权拒绝清单之外的检查，可以在平台查看本年度检查次数和上限，并对检查提出意见。",
    "The officers must show their certificates. You may ask that an officer with an interest stays away, refuse a check that is off the list, see this year's count and cap on the portal, and object.",
)  # fmt: skip
INSPECTION_PAPERS: dict[str, dict[str, Any]] = {
    "inspection_approval": document(
        "行政检查审批表", "Approval of an inspection", "云检批", TO, FACTS,
        body=(t("拟对下列对象实施行政检查，经本机关负责人批准。", "The inspection of the following object has been approved by the head of this organ."),),
    ),
    "inspection_notice": document(
        "行政检查通知书", "Notice of inspection", "云检通", TO, PLACE, DAY, FACTS,
        body=(t("本机关依法于{day}到{place}实施行政检查。", "This organ inspects {place} on {day} by law."),), closing=(RIGHTS,),
    ),
    "site_record": document(
        "现场检查笔录", "Record of the inspection on site", "云检录", TO, PLACE, DAY, FACTS,
        body=(t("{day}，执法人员在{place}出示执法证件、告知权利后实施检查，情况如下。", "On {day}, at {place}, the officers showed their certificates, told the rights and inspected as follows."),),
    ),
    "interview_record": document(
        "询问笔录", "Record of an interview", "云检询", TO, PLACE, DAY, FACTS,
        body=(t("{day}，执法人员在{place}进行询问，情况如下。", "On {day}, at {place}, the officers asked as follows."),),
    ),
    "rectification_order": document(
        "责令改正通知书", "Order to put right", "云检改", TO, field("marks", "需要改正的问题", "What to put right", "marks", sensitive=True),
        field("basis", "依据", "Basis", "lines"), field("deadline", "改正期限", "By", "date"),
        body=(t("检查发现下列问题，责令改正。", "The following was found and has to be put right."),),
        closing=(t("请在{deadline}前改正，本机关将复查。", "Put it right by {deadline}; this organ will check again."),),
    ),
}  # fmt: skip
KINDS = tuple(INSPECTION_PAPERS)
RECTIFICATION = {
    "title": t("整改复查", "Rectification"),
    "stages": [
        task("recheck", t("整改复查", "Re-check"), "review", "organ", ["approver", "officer"], 10),
        task("close", t("销号", "Close"), "decide", "organ", ["signing_head"], 3),
    ],
}
