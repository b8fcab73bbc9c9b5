"""Asking, urging, asking for coordination; the officer's reply. Words are kept encrypted."""

from datetime import datetime, timedelta

from exchange.actions import notify
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.actions.entries import close_todos, open_todo

from ..models import Application, CaseMessage
from ..permissions import POLICY, relations, require_stranger_to
from .applications import firm_of
from .supervising import raise_alert

URGE_EVERY = timedelta(hours=24)
WAITS = {
    "ask": {"zh-Hans": "申请人提问，请答复", "en": "The applicant asks: please reply"},
    "urge": {"zh-Hans": "申请人催办", "en": "The applicant urges"},
    "escalate": {"zh-Hans": "申请人请求协调", "en": "The applicant asks for coordination"},
}


@deed
def send_message(
    root: Application, kind: str, text: str, *, by: Actor, at: datetime | None = None
) -> CaseMessage:  # fmt: skip
    """A message of the applicant: a question, an urge (once a day), a call for coordination (to the supervisor)."""
    POLICY.require(by, "message.send", relations(by, root))
    root = Application.objects.select_for_update(of=("self",)).select_related("department").get(pk=root.pk)
    moment = at or now()
    if kind not in WAITS:
        raise Invalid("message.kind", "请选择要做的事。", [Problem("kind", "请选择要做的事。")])
    refuse_empty(text if kind != "urge" else text or "-")
    if kind == CaseMessage.Kind.URGE:
        refuse_early_urge(root, moment)
    message: CaseMessage = CaseMessage.objects.create(
        application=root, kind=kind, text=text.strip(), author=by.reference, sent_at=moment, region=root.region
    )
    open_todo(
        kind=f"message-{kind}", key=f"{root.reference}:{message.reference}", department=root.department,
        subject_kind="application", subject=root.reference, sentence=WAITS[kind], by=by, at=at,
    )  # fmt: skip
    if kind == CaseMessage.Kind.ESCALATE:
        raise_alert(root, "escalated", message.reference, by=system_actor("supervision"), at=at)
    trail(message, f"message.{kind}", by=by, at=at)
    return message


def refuse_early_urge(root: Application, at: datetime) -> None:
    """Conflict when the case has ended, or was urged within a day."""
    if root.ended:
        raise Conflict("urge.ended", "这件事已经办结，不用催办。")
    if root.messages.filter(kind=CaseMessage.Kind.URGE, sent_at__gt=at - URGE_EVERY).exists():
        raise Conflict("urge.early", "24 小时内已经催过一次，经办部门已经看到。")


def refuse_empty(text: str) -> None:
    """Invalid without words, or with too many."""
    if not text.strip() or len(text) > 1000:
        sentence = "请写下内容，不超过 1000 字。"
        raise Invalid("message.text", sentence, [Problem("text", sentence)])


@deed
def reply_message(root: Application, text: str, *, by: Actor, at: datetime | None = None) -> CaseMessage:
    """An officer answers; the applicant is told that there is an answer."""
    POLICY.require(by, "message.reply", relations(by, root))
    require_stranger_to(by, root)
    refuse_empty(text)
    message: CaseMessage = CaseMessage.objects.create(
        application=root, kind=CaseMessage.Kind.REPLY, text=text.strip(), author=by.reference, mandate=by.mandate,
        department_id=by.department_id, sent_at=at or now(), region=root.region,
    )  # fmt: skip
    close_todos("message-ask", f"{root.reference}:", stream=f"case:{root.reference}", by=by, at=at)
    close_todos("message-urge", f"{root.reference}:", stream=f"case:{root.reference}", by=by, at=at)
    close_todos("message-escalate", f"{root.reference}:", stream=f"case:{root.reference}", by=by, at=at)
    trail(message, "message.reply", by=by, at=at)
    notify(
        "application.reply", key=f"reply:{message.reference}", recipient=root.person.reference, ref=root.reference,
        data={"name": root.name}, parties=firm_of(root), by=by, at=at,
    )  # fmt: skip
    return message


def trail(message: CaseMessage, act: str, *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail, without the words."""
    case = message.application
    record(act, stream=f"case:{case.reference}", subject=message.reference, by=by, at=at, region=case.region)
