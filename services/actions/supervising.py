"""E-supervision: 预警 → 督办 → 反馈 → 认定 → 归档, each step by somebody, with a reason."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.actions.entries import close_todos, open_todo

from ..models import Alert, AlertStep, Application
from ..permissions import POLICY, alert_relations
from ..rules.supervision import RULES

MOVED = "这条预警已经到下一步了。请刷新页面。"
WHY = "请写明理由或情况。"


@deed
def raise_alert(
    case: Application, rule: str, suffix: str = "", *, by: Actor, at: datetime | None = None
) -> Alert:  # fmt: skip
    """A finding about a case, once per rule, case and `suffix`."""
    POLICY.require(by, "alert.raise")
    key = f"{rule}:{case.reference}:{suffix}".rstrip(":")
    known: Alert | None = Alert.objects.filter(key=key).first()
    if known is not None:
        return known
    alert: Alert = Alert.objects.create(
        key=key, rule=rule, colour=RULES[rule][1], application=case, department=case.department, region=case.region,
        detail={"suffix": suffix} if suffix else {}, found_at=at or now(),
    )  # fmt: skip
    trail(alert, "alert.raise", by=by, at=at)
    return alert


@deed
def urge_alert(alert: Alert, *, reason: str, by: Actor, at: datetime | None = None) -> Alert:
    """督办: the organ must answer; it stands on its list until it does."""
    POLICY.require(by, "alert.urge", alert_relations(by, alert))
    alert = step(alert, Alert.State.URGED, reason, by=by, at=at)
    name = RULES[alert.rule][0]
    sentence = {"zh-Hans": f"督办：{name['zh-Hans']}，请反馈情况", "en": f"Please answer the supervisor: {name['en']}"}
    open_todo(
        kind="alert", key=f"{alert.reference}:{alert.steps.count()}", department=alert.department,
        subject_kind="application", subject=alert.application.reference, sentence=sentence, by=by, at=at,
    )  # fmt: skip
    trail(alert, "alert.urge", by=by, at=at)
    return alert


@deed
def answer_alert(alert: Alert, *, reason: str, by: Actor, at: datetime | None = None) -> Alert:
    """反馈 by the organ."""
    POLICY.require(by, "alert.answer", alert_relations(by, alert))
    alert = step(alert, Alert.State.ANSWERED, reason, by=by, at=at)
    close_todos("alert", f"{alert.reference}:", stream=f"case:{alert.application.reference}", by=by, at=at)
    trail(alert, "alert.answer", by=by, at=at)
    return alert


@deed
def judge_alert(alert: Alert, *, upheld: bool, reason: str, by: Actor, at: datetime | None = None) -> Alert:
    """认定: the finding holds, or does not (a fault of data, a cause beyond the organ)."""
    POLICY.require(by, "alert.judge", alert_relations(by, alert))
    alert = step(alert, Alert.State.UPHELD if upheld else Alert.State.DISMISSED, reason, by=by, at=at)
    trail(alert, "alert.judge", by=by, at=at)
    return alert


@deed
def archive_alert(alert: Alert, *, by: Actor, at: datetime | None = None) -> Alert:
    """归档: nothing more will happen to it."""
    POLICY.require(by, "alert.judge", alert_relations(by, alert))
    alert = step(alert, Alert.State.ARCHIVED, "归档", by=by, at=at)
    trail(alert, "alert.archive", by=by, at=at)
    return alert


def step(alert: Alert, to: str, reason: str, *, by: Actor, at: datetime | None) -> Alert:
    """Move a finding on and keep who did it and why."""
    if not reason.strip():
        raise Invalid("alert.reason", WHY, [Problem("reason", WHY)])
    alert = Alert.objects.select_for_update(of=("self",)).select_related("application", "department").get(pk=alert.pk)
    if to not in Alert.TRANSITIONS[alert.state]:
        raise Conflict("alert.moved", MOVED)
    alert.move_to(to)
    alert.save(update_fields=["state"])
    AlertStep.objects.create(alert=alert, to=to, reason=reason.strip(), mandate=by.mandate, at=at or now())
    return alert


def trail(alert: Alert, act: str, *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail."""
    detail = {"alert": alert.reference, "rule": alert.rule, "state": alert.state}
    stream = f"case:{alert.application.reference}"
    record(act, stream=stream, subject=alert.reference, by=by, at=at, region=alert.region, detail=detail)
