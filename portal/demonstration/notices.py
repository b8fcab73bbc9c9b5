"""Words of notices as editions: what happened, what it means, what to do, by when, whom to ask (ux.md §6.8)."""

from typing import Any

from .texts import t

NAME = {"id": "name", "label": t("事项", "Item"), "type": "text"}
ASK = t("有疑问请拨 12345。", "Questions: 12345.")
FOLLOW = t("登录后可以随时看进度。", "Log in to follow it at any time.")


def text(key: str, zh: str, en: str) -> dict[str, Any]:
    """A text field."""
    return {"id": key, "label": t(zh, en), "type": "text"}


def day(key: str, zh: str, en: str) -> dict[str, Any]:
    """A day field."""
    return {"id": key, "label": t(zh, en), "type": "date"}


def words(title: tuple[str, str], fact: tuple[str, str], *fields: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """A kind of notice; its subject is its title with the item's name."""
    tuples = {
        name: t(*value) if isinstance(value, tuple) and name in {"meaning", "action", "deadline", "contact"} else value
        for name, value in parts.items()
    }
    return {
        "title": t(*title), "subject": t(f"{title[0]}：{{name}}", f"{title[1]}: {{name}}"), "fact": t(*fact), "contact": ASK,
        "fields": [NAME, *fields], **tuples,
    }  # fmt: skip


LEGAL: dict[str, Any] = {"legal": True, "channels": ["sms", "email"]}
DUE = day("due", "承诺办结日", "Promised date")
BY = day("deadline", "截止日期", "By")
REASON = text("reason", "原因", "Reason")

NOTICES: dict[str, dict[str, Any]] = {
    "application.submitted": words(
        ("已提交", "Submitted"), ("“{name}”已提交。", "“{name}” has been submitted."),
        meaning=("窗口会在五个工作日内受理，或一次告知要补的材料。", "Within five working days it is accepted, or you are told once what is missing."), action=FOLLOW,
    ),
    "application.received": words(
        ("已收件", "Received"), ("“{name}”窗口已收件。", "“{name}” has been received."),
        action=("收件凭证可以在办件页下载。", "The receipt can be downloaded from the case page."),
    ),
    "application.accepted": words(
        ("已受理", "Accepted"), ("“{name}”已受理。", "“{name}” has been accepted."), DUE,
        meaning=("办理期限从今天开始计算。", "The time limit runs from today."), deadline=("承诺 {due} 前办结。", "It is promised by {due}."), **LEGAL,
    ),
    "application.not_accepted": words(
        ("不予受理", "Not accepted"), ("“{name}”不予受理。", "“{name}” is not accepted."),
        meaning=("理由、该找哪个机关、怎样救济，都写在决定书里。", "The reasons, the right organ and the remedies are in the decision."),
        action=("请打开办件页看决定书。", "Open the case page and read the decision."), **LEGAL,
    ),
    "application.correction": words(
        ("需要补材料", "Please correct"), ("“{name}”有几处要补。", "Something in “{name}” must be corrected."), day("due", "截止日期", "By"),
        meaning=("要补的地方一次列全了。", "Everything is listed at once."), action=("请打开办件页，按标出的地方逐条补。", "Open the case page and correct the marked places one by one."),
        deadline=("请在 {due} 前补齐。", "Please do so by {due}."), **LEGAL,
    ),
    "application.corrected": words(
        ("补正已收到", "Correction received"), ("“{name}”补的内容已收到。", "Your correction of “{name}” has been received."),
        meaning=("窗口会接着审核。", "The window goes on checking."),
    ),
    "application.paused": words(
        ("暂停计时", "Clock paused"), ("“{name}”需要进行特别程序。", "“{name}” needs a special procedure."), text("kind_name", "特别程序", "Procedure"), day("until", "预计结束", "Until"),
        meaning=("进行{kind_name}，这段时间不算进办理期限。", "{kind_name}: this time does not count."), action=("告知书在办件页。", "The notice is on the case page."),
        deadline=("预计到 {until}。", "It is expected to end on {until}."), **LEGAL,
    ),
    "application.resumed": words(
        ("恢复计时", "Clock resumed"), ("“{name}”恢复办理。", "“{name}” goes on."), DUE, deadline=("新的办结日是 {due}。", "The new due date is {due}."),
    ),
    "application.extended": words(
        ("期限延长", "Extended"), ("“{name}”的办理期限延长了。", "The time limit of “{name}” has been extended."), DUE,
        meaning=("理由和批准人写在告知书里。", "Reasons and approval are in the notice."), deadline=("新的办结日是 {due}。", "The new due date is {due}."), **LEGAL,
    ),
    "application.deemed": words(
        ("视为受理", "Deemed accepted"), ("“{name}”逾期没有告知补正，视为受理。", "Nobody told you what to correct in time: “{name}” counts as accepted."), DUE,
        meaning=("自收到材料之日起算。", "It counts from the day the materials were received."), deadline=("承诺 {due} 前办结。", "It is promised by {due}."), **LEGAL,
    ),
    "application.calendar": words(
        ("办结日变动", "Due date changed"), ("放假安排有变，“{name}”的办结日变了。", "The holidays changed, and with them the due date of “{name}”."), DUE, day("before", "原办结日", "Before"),
        meaning=("原来是 {before}。", "It was {before}."), deadline=("新的办结日是 {due}。", "The new due date is {due}."),
    ),
    "application.hearing_rights": words(
        ("可以要求听证", "You may ask for a hearing"), ("“{name}”您可以要求听证。", "You may ask for a hearing about “{name}”."), BY,
        action=("要听证的，请在办件页提出。", "If you want one, ask on the case page."), deadline=("请在 {deadline} 前提出。", "Please do so by {deadline}."), **LEGAL,
    ),
    "application.hearing": words(
        ("听证通知", "Hearing"), ("“{name}”要举行听证。", "There will be a hearing about “{name}”."), text("when", "时间", "Time"), text("place", "地点", "Place"),
        meaning=("时间 {when}，地点 {place}。", "Time: {when}; place: {place}."), action=("请带身份证件到场。", "Please bring your identity document."), **LEGAL,
    ),
    "application.third_party": words(
        ("有件事与您有关", "This concerns you"), ("“{name}”与您有重大利益关系。", "“{name}” concerns important interests of yours."), BY,
        action=("可以陈述、申辩。", "You may state your views."), deadline=("请在 {deadline} 前提出。", "Please do so by {deadline}."), **LEGAL,
    ),
    "application.granted": words(
        ("准予办结", "Granted"), ("“{name}”已批准。", "“{name}” has been granted."),
        action=("决定书在办件页，有电子证照的在证照夹。", "The decision is on the case page, a certificate in your wallet."), **LEGAL,
    ),
    "application.refused": words(
        ("不予办理", "Refused"), ("“{name}”没有批准。", "“{name}” has been refused."),
        meaning=("理由和救济途径写在决定书里。", "Reasons and remedies are in the decision."), action=("请打开办件页看决定书。", "Open the case page and read the decision."), **LEGAL,
    ),
    "application.partner": words(
        ("请您一起申请", "Asked to apply together"), ("有人请您一起申请“{name}”，等您确认。", "Somebody asks you to apply for “{name}” together; it waits for your confirmation."),
        action=("请在“我的办件”里看全部内容再确认。不是您要办的，请选不同意。", "See everything under My cases before you confirm. Decline it if it is not yours."), channels=["sms", "email"],
    ),
    "application.decided": words(
        ("机关已作决定", "The organ has decided"), ("“{name}”已作决定。", "“{name}” has been decided."),
        meaning=("理由和救济途径写在决定书里。", "Reasons and remedies are in the decision."), action=("请打开办件页看决定书。", "Open the case page and read the decision."), **LEGAL,
    ),
    "application.repealed": words(
        ("事项已取消", "The item has ended"), ("“{name}”已经依法取消，您没有提交的申请不用再填。", "“{name}” has ended by law; you need not go on with your draft."),
    ),
    "application.proceeding": words(
        ("机关依职权立案", "The organ opened a case"), ("“{name}”已立案，与您的证照有关。", "“{name}” was opened; it concerns your certificate."),
        meaning=("事实、理由和依据写在告知书里。", "Facts, reasons and basis are in the notice."), action=("您可以在办件页陈述、申辩。", "You may state your views on the case page."), **LEGAL,
    ),
    "application.withdrawn": words(
        ("已撤回", "Withdrawn"), ("“{name}”已按您的要求撤回。", "“{name}” has been withdrawn as you asked."), action=("需要时可以重新申请。", "You may apply again."),
    ),
    "application.terminated": words(
        ("终止办理", "Terminated"), ("“{name}”终止办理。", "“{name}” has been terminated."), REASON, meaning=("原因：{reason}", "Reason: {reason}"),
        action=("告知书在办件页。", "The notice is on the case page."), **LEGAL,
    ),
    "application.reviewed": words(
        ("复议或者诉讼有了结果", "A review has been decided"), ("“{name}”的复议或者诉讼已经有了结果：{outcome}。", "The review of “{name}” has been decided: {outcome}."),
        text("outcome", "结果", "Outcome"), action=("请打开办件页，看它带来什么变化。", "Open the case page to see what follows."), **LEGAL,
    ),
    "application.closed": words(("全部办结", "All done"), ("“{name}”全部办结。", "“{name}” is done.")),
    "application.favourable": words(
        ("对您有利的变化", "A change in your favour"), ("“{name}”的要求变少了。", "“{name}” now asks for less."), text("change", "变化", "Change"),
        meaning=("{change}", "{change}"), action=("已经自动用到您的申请上。", "It already applies to your application."),
    ),
    "application.confirm": words(
        ("请您确认", "Please confirm"), ("有人为您填好了“{name}”，等您确认。", "Somebody filled in “{name}” for you; it waits for your confirmation."), BY,
        action=("请登录核对后确认。不是您要办的，请拒绝。", "Log in, check and confirm. Refuse it if it is not yours."), deadline=("请在 {deadline} 前确认。", "Please do so by {deadline}."), channels=["sms", "email"],
    ),
    "application.promise_due": words(
        ("承诺材料快到期", "Promised materials are due"), ("“{name}”容缺的材料还没有补。", "Promised materials of “{name}” are still missing."), BY,
        action=("请在办件页上传。", "Upload them on the case page."), deadline=("{deadline} 到期。", "They are due on {deadline}."), channels=["sms", "email"],
    ),
    "application.reply": words(("经办人答复", "An answer from the officer"), ("经办人答复了“{name}”。", "The officer has answered about “{name}”."), action=("请在办件页查看。", "Read it on the case page.")),
    "application.urged": words(("催办已送达", "Your reminder was passed on"), ("您对“{name}”的催办已转给承办部门。", "Your reminder about “{name}” was passed to the department.")),
    "task.due": words(("待办快到期", "A step is nearly due"), ("“{name}”这一步快到期了。", "The step “{name}” is nearly due."), action=("请到待办里办理。", "Please deal with it in your tasks.")),
    "task.late": words(("待办超期", "A step is late"), ("“{name}”这一步已经超过期限。", "The step “{name}” is late."), action=("请马上办理。", "Please deal with it at once.")),
    "paper.served": words(
        ("文书送达", "A paper for you"), ("“{name}”有一份文书送达给您：{title}。", "A paper of “{name}” is served to you: {title}."), text("title", "文书", "Paper"),
        action=("请登录打开查看，打开的时间会记入送达记录。", "Log in and open it; the time of opening is noted."), **LEGAL,
    ),
    "paper.voided": words(
        ("文书作废", "A paper is void"), ("{title}已作废。", "{title} is void."), text("title", "文书", "Paper"),
        meaning=("它不能再使用。", "It can no longer be used."), action=("原因和新的文书可以在文书页查看。", "The reason and any new paper are on the paper's page."), **LEGAL,
    ),
}  # fmt: skip
