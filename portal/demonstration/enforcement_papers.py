"""The inspection documents (行政检查文书): words as editions; title and article number only, no text of law.

The seven basic forms follow the path 审批—通知—实施—记录—反馈 with forms of their own for 抽样, 勘验 and 询问 (moj.gov.cn,
2025-05-08, on 《行政检查文书基本格式文本（试行）》); the printed templates have not been read: layouts are 格式待核. The order
to rectify and the opinion on the re-check stand beside the seven.
"""

from typing import Any

from .documents import REMEDIES, document, field
from .papers import task
from .texts import t

FACTS = field("facts", "检查情况", "Facts", "pairs", sensitive=True)
TO = field("addressee", "当事人", "Addressee", sensitive=True)
PLACE, DAY = field("place", "检查地点", "Place", sensitive=True), field("day", "检查日期", "Day", "date")
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
    "survey_record": document(
        "勘验笔录", "Record of a survey", "云检勘", TO, PLACE, DAY, FACTS,
        body=(t("{day}，执法人员在{place}进行勘验，情况如下。", "On {day}, at {place}, the officers surveyed as follows."),),
    ),
    "sampling_record": document(
        "抽样取证凭证", "Receipt for samples", "云检样", TO, PLACE, DAY, FACTS,
        body=(t("{day}，执法人员在{place}抽取下列样品。", "On {day}, at {place}, the officers took the following samples."),),
        closing=(t("样品检验、检测的结果另行告知。", "The result of testing will be told separately."),),
    ),
    "inspection_result": document(
        "行政检查结果告知书", "Notice of the result of an inspection", "云检果", TO, PLACE, DAY, FACTS,
        field("publish_by", "最迟公示日期", "Published by", "date"), field("shown_until", "公示截止日期", "Shown until", "date"),
        body=(t("本机关于{day}对{place}的行政检查已经结束，结果如下。", "The inspection of {place} by this organ on {day} has ended with the following result."),),
        closing=(
            t("对检查结果有异议的，可以在平台“入企检查”里这次检查的页面提出，由本机关负责人答复。", "To object, use the page of this visit under Inspections of my firm on the portal; the head of this organ answers."),
            t("检查结果最迟在{publish_by}公示，最晚到{shown_until}撤下；不公示地址、人员和照片。", "The result is published by {publish_by} and taken down by {shown_until}; no address, person or picture is shown."),
        ),
    ),
    "recheck_opinion": document(
        "整改复查意见书", "Opinion on a re-check", "云检复", TO, PLACE, DAY, FACTS, field("opinion", "复查意见", "Opinion"),
        body=(
            t("{day}，执法人员在{place}对责令改正的问题进行复查，情况如下。", "On {day}, at {place}, the officers checked again what had to be put right."),
            t("复查意见：{opinion}", "Opinion: {opinion}"),
        ),
    ),
    "rectification_order": document(
        "责令改正通知书", "Order to put right", "云检改", TO, field("marks", "需要改正的问题", "What to put right", "marks", sensitive=True),
        field("basis", "依据", "Basis", "lines"), field("deadline", "改正期限", "By", "date"), REMEDIES,
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
