"""Plots: what can happen to a case. Each is a story that waits in working days between its steps."""

from collections.abc import Callable, Iterable

from services.actions.applications import withdraw_application
from services.actions.correcting import answer_correction, attach_correction, mark_case, send_correction
from services.actions.deferring import bring_deferred
from services.actions.ending import refuse_acceptance, terminate_application
from services.actions.promising import record_check, sign_check
from services.actions.supervising import answer_alert, judge_alert, urge_alert
from services.actions.talking import reply_message, send_message
from services.models import Alert, Application, PromiseCheck
from workflows.actions import extend_term, start_pause
from workflows.models import Process

from .acts import HEADS, accept, drawing, fresh, hand_out, leaves, receive, work
from .people import Applicant, official
from .stage import Story

Opening = Callable[[], Application]


def applicant(root: Application) -> Applicant:
    """Who applied."""
    return Applicant(root.person, root.organisation)


def plain(opening: Opening, days: Iterable[int], *, way: str = "window", refuse: str = "") -> Story:
    """Applied, accepted, worked on, decided, handed out."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield from work(root, days, refuse=refuse)
    yield from hand_out(root, root.person.name_masked, way)


def submitted(opening: Opening) -> Story:
    """Nobody has looked yet."""
    opening()
    yield 0


def half_received(opening: Opening) -> Story:
    """Received; the organ has not accepted it yet."""
    root = opening()
    yield from receive(root)


def marked(opening: Opening, field: str) -> Story:
    """Received; the clerk is about to write the notice."""
    root = opening()
    yield from receive(root)
    yield 0
    mark_case(fresh(root), "field", field, "与平面图不一致，请核对后改正。", by=official("mo"))


def sent_back(opening: Opening, field: str, material: str) -> Story:
    """One complete notice; the applicant has not answered (in time)."""
    root = opening()
    yield from notice(root, field, material)


def notice(root: Application, field: str, material: str) -> Story:
    """Received, marked, sent."""
    yield from receive(root)
    yield 0
    if field:
        mark_case(fresh(root), "field", field, "与材料不一致，请核对后改正。", by=official("mo"))
    if material:
        sentence = "看不清关键内容，请重新拍清楚后上传。"
        mark_case(fresh(root), "material", material, sentence, by=official("mo"))
    yield 0
    send_correction(fresh(root), by=official("mo"))


def corrected(opening: Opening, field: str, better: str, material: str, days: Iterable[int]) -> Story:
    """One notice, one answer, and on."""
    root = opening()
    yield from notice(root, field, material)
    yield 2
    who = applicant(root).actor
    if material:
        attach_correction(fresh(root), material, drawing(3), name="改好的材料.png", by=who)
    answer_correction(fresh(root), {field: better} if field else {}, by=who)
    yield 1
    yield from accept(root)
    yield from work(root, days)
    yield from hand_out(root, root.person.name_masked)


def late(opening: Opening, role: str, days: Iterable[int], *, judged: bool) -> Story:
    """One organ lets its days pass; the supervisor urges, the organ answers."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield from work(root, days, leave=[role])
    yield 1
    keys = [case.pk for case in leaves(root)]
    alert = Alert.objects.filter(application__in=keys, rule="overdue_promise", state=Alert.State.FOUND).first()
    if alert is None:
        return
    urge_alert(again(alert), reason="已超过承诺期限，请三个工作日内办结并反馈。", by=official("yu"))
    yield 1
    words = "经办人休假，已安排他人接办，两日内决定。"
    answer_alert(again(alert), reason=words, by=official(HEADS[alert.department.role]))
    if judged:
        yield 1
        judge_alert(again(alert), upheld=True, reason="情况属实，计入当月考核。", by=official("yu"))
        yield from work(root, [1, 1, 1])


def again(alert: Alert) -> Alert:
    """The finding as it lies in the table."""
    found: Alert = Alert.objects.select_related("application__department", "department").get(pk=alert.pk)
    return found


def half_accepted(opening: Opening, role: str) -> Story:
    """One organ's case is accepted; the other organ says nothing, which the law takes for acceptance."""
    root = opening()
    yield from receive(root)
    yield from accept(root, only=[role])
    yield from work(root, [1, 1, 2, 2, 2])


def withdrawn(opening: Opening, days: int) -> Story:
    """The applicant thinks better of it."""
    root = opening()
    yield from receive(root)
    yield days
    withdraw_application(fresh(root), by=applicant(root).actor)


def not_accepted(opening: Opening, organ: str) -> Story:
    """Another organ is competent."""
    root = opening()
    yield from receive(root)
    yield 1
    for case in leaves(root):
        refuse_acceptance(
            case, ground="not_competent", reason="参保地不在本区，本局没有管辖权。", right_organ=organ,
            by=official(HEADS[case.department.role]),
        )  # fmt: skip


def terminated(opening: Opening, code: str, reason: str) -> Story:
    """It ends without a decision."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield 3
    for case in leaves(root):
        terminate_application(case, code=code, reason=reason, by=official(HEADS[case.department.role]))


def paused(opening: Opening, kind: str, length: int, reason: str, days: Iterable[int]) -> Story:
    """The clock stands for a special procedure."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield from work(root, days)
    for case in leaves(root):
        process = Process.objects.get(upper_ref=case.reference, parent_task=None)
        start_pause(process, kind, days=length, reason=reason, by=official(HEADS[case.department.role]))


def extended(opening: Opening, reason: str, days: Iterable[int]) -> Story:
    """The head extends the term once."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield from work(root, days)
    for case in leaves(root):
        process = Process.objects.get(upper_ref=case.reference, parent_task=None)
        extend_term(process, reason=reason, by=official(HEADS[case.department.role]))
    yield from work(root, [2, 2])


def brought_later(opening: Opening, after: int) -> Story:
    """Accepted without one material (容缺); it is brought after so many working days, if that is in time."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield after
    owed = fresh(root).deferrals.filter(delivered_at=None, lapsed_at=None).first()
    if owed is not None:
        bring_deferred(owed, drawing(2), name="原件照片.png", by=applicant(root).actor)
    yield from work(root, [1, 1])


def promised(opening: Opening, *, signed: bool, true: bool | None) -> Story:
    """Granted on a promise; the organ checks afterwards."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield from work(root, [0, 0])
    yield 4
    for check in PromiseCheck.objects.filter(application__in=[case.pk for case in leaves(root)]):
        organ = official(HEADS[leaves(root)[0].department.role])
        if signed:
            sign_check(check, by=organ)
        if true is not None:
            note = "现场检查，与承诺一致。" if true else "现场检查，消毒设施未配备，与承诺不符。"
            record_check(check, true=true, note=note, by=organ)


def asked(opening: Opening, words: str, reply: str, days: Iterable[int], *, urge: bool = False) -> Story:
    """The applicant asks; empty `reply`: nobody has answered yet."""
    root = opening()
    yield from receive(root)
    yield from accept(root)
    yield 1
    send_message(fresh(root), "ask", words, by=applicant(root).actor)
    if reply:
        yield 1
        reply_message(fresh(root), reply, by=official("mo"))
    if urge:
        yield 1
        send_message(fresh(root), "urge", "", by=applicant(root).actor)
    yield from work(root, days)


def off_list(opening: Opening) -> Story:
    """The clerk asks for what is on no list: nothing is marked, supervision sees it; the case goes on."""
    root = opening()
    yield from receive(root)
    yield 0
    mark_case(fresh(root), "material", "lease_six_months", "请提交剩余期限六个月以上的租约。", by=official("mo"))
    yield from accept(root)
    yield from work(root, [1, 1, 1])
