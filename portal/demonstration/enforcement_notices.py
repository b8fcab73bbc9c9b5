"""Words of the notices to an inspected firm, as editions: what happened, what it means, what to do, by when."""

from typing import Any

from .notices import LEGAL, day, text, words

WHERE = ("请打开“入企检查”看这次检查。", "Open the visit under Inspections of my firm.")
CONTENT = text("content", "检查内容", "What was checked")
DUE = day("due", "改正期限", "To be put right by")
ORGAN = text("organ", "检查机关", "Organ")
INSPECTION_NOTICES: dict[str, dict[str, Any]] = {
    "inspection.started": words(
        ("入企检查开始", "An inspection has begun"), ("{organ}正在检查“{name}”。", "{organ} is inspecting “{name}”."), ORGAN, text("code", "检查码", "Visit code"),
        meaning=("检查人员要出示执法证件和检查码 {code}。", "The officers must show their certificates and the visit code {code}."),
        action=("核对不一致的，可以拒绝检查，并拨打 12345。", "If they do not match, you may refuse the inspection and call 12345."),
    ),
    "inspection.ended": words(
        ("入企检查结束", "An inspection has ended"), ("“{name}”的检查结束了：{result}。", "The inspection of “{name}” has ended: {result}."), text("result", "检查结果", "Result"), day("published", "最迟公示日期", "Published by"),
        meaning=("结果最迟 {published} 在平台公示，不公示地址、人员和照片。", "The result is published by {published}, without address, person or picture."),
        action=("有不同意见，请在这次检查的页面提出异议。", "If you disagree, object on the page of this visit."), **LEGAL,
    ),
    "inspection.rectify": words(
        ("责令改正", "Something has to be put right"), ("“{name}”有一项要改正：{content}。", "“{name}”: this has to be put right: {content}."), CONTENT, DUE,
        meaning=("要求和依据写在责令改正通知书里。", "What is asked, and on what basis, stands in the order."), action=WHERE,
        deadline=("请在 {due} 前改正，到期复查。", "Please put it right by {due}; it will be checked again."), **LEGAL,
    ),
    "inspection.rectify_due": words(
        ("改正快到期", "The day to put it right is near"), ("“{name}”的这一项快到期了：{content}。", "“{name}”: the day is near for this: {content}."), CONTENT, DUE,
        action=WHERE, deadline=("{due} 到期。", "It is due on {due}."), channels=["sms", "email"],
    ),
    "inspection.rechecked": words(
        ("整改复查结果", "Result of a re-check"), ("“{name}”的这一项已经复查：{content}。", "“{name}”: this was checked again: {content}."), CONTENT, text("outcome", "复查结果", "Outcome"),
        meaning=("结果：{outcome}。", "Result: {outcome}."), action=WHERE, **LEGAL,
    ),
    "inspection.answered": words(
        ("异议已答复", "Your objection was answered"), ("{organ}答复了您对“{name}”检查的异议。", "{organ} has answered your objection to the inspection of “{name}”."), ORGAN, action=WHERE,
    ),
}  # fmt: skip
