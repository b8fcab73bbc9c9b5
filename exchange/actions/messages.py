"""Messages between departments: sent once per key, carried until receipted, kept once per id, signed for, answered."""

from datetime import date, datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotFound, Problem
from records.registers.actions.entries import close_todos, open_todo
from records.registers.models import Department

from ..models import Incoming, Message
from ..permissions import POLICY, message_relations
from ..registry import MessageKind, message_kinds
from ..rules.messages import ANSWER, SIGNED, Envelope

TODO = "department_message"
DONE = "这份函件已经反馈过了。请刷新页面。"


@deed
def send_message(
    kind: str,
    *,
    key: str,
    sender: Department,
    receiver: Department,
    by: Actor,
    at: datetime | None = None,
    case_ref: str = "",
    upper_ref: str = "",
    body: dict[str, Any] | None = None,
    words: str = "",
    due_on: date | None = None,
    answers: str = "",
    region: str = "",
) -> Message:
    """Put a message on its way, once per `key`. `upper_ref` is what waits for its answer; `body` names no person."""
    POLICY.require(by, "message.send")
    known: Message | None = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    message = Message(
        key=key, kind=kind, sender=sender, receiver=receiver, case_ref=case_ref, upper_ref=upper_ref, body=body or {},
        due_on=due_on, answers=answers, region=region, made_at=at or now(),
    )  # fmt: skip
    message.words = words
    message.save()
    note(message, "message.send", by=by, at=at)
    put("message.deliver", message.reference, message.reference, region=region)
    return message


def envelope_of(message: Message) -> Envelope:
    """The message as it crosses."""
    return Envelope(
        id=message.reference, kind=message.kind, sender=message.sender.code, receiver=message.receiver.code,
        case=message.case_ref, region=message.region, sent_at=message.made_at, due_on=message.due_on,
        answers=message.answers, body=message.body, words=message.words.plain(),
    )  # fmt: skip


@deed
def note_receipt(message: Message, receipt: str, *, by: Actor, at: datetime | None = None) -> Message:
    """The other side has it: its number. Again is nothing."""
    POLICY.require(by, "message.carry")
    message = Message.objects.select_for_update(of=("self",)).select_related("sender", "receiver").get(pk=message.pk)
    if message.delivered_at is None:
        message.delivered_at, message.receipt = at, receipt
        message.save(update_fields=["delivered_at", "receipt"])
        note(message, "message.receipt", by=by, at=at, receipt=receipt)
    return message


@deed
def receive_message(envelope: Envelope, *, by: Actor, at: datetime | None = None) -> str:
    """Keep what came in, once per id, and give its number back. What answers one of ours goes to that one."""
    POLICY.require(by, "message.carry")
    known: Incoming | None = Incoming.objects.filter(message_id=envelope.id).select_related("sender").first()
    if known is not None:
        return receipt_of(known, envelope)
    kind = kind_of(envelope)
    sender, receiver = department(envelope.sender), department(envelope.receiver)
    incoming = Incoming(
        message_id=envelope.id, kind=envelope.kind, sender=sender, department=receiver, case_ref=envelope.case,
        body=envelope.body, due_on=envelope.due_on, received_at=at or now(), region=envelope.region,
    )  # fmt: skip
    incoming.words = envelope.words
    if envelope.answers:
        incoming.answered_at = at
    incoming.save()
    detail = {"message": envelope.id, "kind": envelope.kind, "from": sender.code, "to": receiver.code}
    stream = stream_of(envelope.case, envelope.id)
    record("message.receive", stream=stream, subject=incoming.reference, by=by, at=at, detail=detail)
    if envelope.answers:
        take_reply(envelope, by=by, at=at)
    elif kind.respond is not None:
        put("message.respond", incoming.reference, incoming.reference, region=incoming.region)
    else:
        open_todo(
            kind=TODO, key=incoming.reference, department=receiver, subject_kind="message", subject=incoming.reference,
            sentence=sentence_of(kind), by=by, at=at,
        )  # fmt: skip
    return str(incoming.reference)


def receipt_of(known: Incoming, envelope: Envelope) -> str:
    """The number of what has come before; Conflict when another department's message has the id."""
    if known.sender.code != envelope.sender:
        raise Conflict("message.id_taken", "这个函件编号别的部门用过了。请换一个编号，例如前面加上部门代码。")
    return str(known.reference)


def sentence_of(kind: MessageKind) -> dict[str, str]:
    """What the receiving department's list says."""
    return {
        "zh-Hans": f"收到{kind.title['zh-Hans']}，请签收并反馈",
        "en": f"{kind.title['en']}: please sign and answer",
    }


def kind_of(envelope: Envelope) -> MessageKind:
    """The kind; NotFound for one that nobody here knows."""
    if envelope.kind not in message_kinds:
        raise NotFound("message.kind", "没有这一种函件。请核对消息种类代码。")
    return message_kinds.get(envelope.kind)


def department(code: str) -> Department:
    """The department of a code; NotFound for one that is not registered."""
    found: Department | None = Department.objects.filter(code=code).order_by("-valid_from").first()
    if found is None:
        raise NotFound("message.department", "没有这个部门。请核对部门代码。")
    return found


def take_reply(envelope: Envelope, *, by: Actor, at: datetime | None) -> None:
    """Note a receipt or answer at the message it belongs to, once; what waits for it is told in this transaction."""
    rows = Message.objects.select_for_update(of=("self",)).select_related("sender", "receiver")
    message: Message | None = rows.filter(reference=envelope.answers, receiver__code=envelope.sender).first()
    if message is None:
        raise NotFound("message.unknown", "没有这份函件，或者不是发给对方的。请核对编号。")
    event = ANSWER if "outcome" in envelope.body else SIGNED
    if (message.answered_at if event == ANSWER else message.signed_at) is not None:
        return
    message.signed_at = message.signed_at or at
    if event == ANSWER:
        message.answered_at, message.answer = at, envelope.body
        message.answer_words = envelope.words
    message.save()
    note(message, f"message.{event}", by=by, at=at, outcome=envelope.body.get("outcome", ""))
    followed = message_kinds.get(message.kind).followed
    if followed is not None and message.upper_ref:
        followed(message, event)


@deed
def sign_for_message(incoming: Incoming, *, by: Actor, at: datetime | None = None) -> Incoming:
    """签收 by an official of the department; the sender is told. Again is nothing."""
    POLICY.require(by, "message.sign", message_relations(by, incoming))
    incoming = locked(incoming)
    if incoming.signed_at is not None:
        return incoming
    incoming.signed_at, incoming.signed_by_id = at, by.mandate_id
    incoming.save(update_fields=["signed_at", "signed_by"])
    record(
        "message.sign",
        stream=stream_of(incoming.case_ref, incoming.message_id),
        subject=incoming.reference,
        by=by,
        at=at,
    )
    put("message.reply", f"{incoming.reference}:{SIGNED}", f"{incoming.reference}:{SIGNED}", region=incoming.region)
    return incoming


@deed
def answer_message(
    incoming: Incoming, outcome: str, *, words: str = "", by: Actor, at: datetime | None = None,
    facts: dict[str, Any] | None = None,
) -> Incoming:  # fmt: skip
    """反馈, once; Invalid for an outcome that the kind does not know, or without words where a person answers."""
    POLICY.require(by, "message.answer", message_relations(by, incoming))
    kind = message_kinds.get(incoming.kind)
    incoming = locked(incoming)
    if incoming.answered_at is not None:
        raise Conflict("message.answered", DONE)
    if kind.respond is None:
        refuse_vague(kind, outcome, words)
    incoming.signed_at = incoming.signed_at or at
    incoming.answered_at, incoming.answered_by_id, incoming.outcome = at, by.mandate_id, outcome
    incoming.answer_words = words.strip()
    incoming.body = {**incoming.body, "facts": facts} if facts else incoming.body
    incoming.save()
    stream = stream_of(incoming.case_ref, incoming.message_id)
    record("message.answer", stream=stream, subject=incoming.reference, by=by, at=at, detail={"outcome": outcome})
    close_todos(TODO, incoming.reference, stream=stream, by=by, at=at)
    put("message.reply", f"{incoming.reference}:{ANSWER}", f"{incoming.reference}:{ANSWER}", region=incoming.region)
    return incoming


def refuse_vague(kind: MessageKind, outcome: str, words: str) -> None:
    """Invalid without one of the answers, or without a word on how it was found."""
    problems = []
    if outcome not in kind.outcomes:
        problems.append(Problem("outcome", "请选一种反馈结果。"))
    if kind.words_needed and not words.strip():
        problems.append(Problem("words", "请写明情况：怎么核的、结果是什么。"))
    if problems:
        raise Invalid("message.vague", problems[0].sentence, problems)


@deed
def reply_message(incoming: Incoming, event: str, *, by: Actor, at: datetime | None = None) -> Message:
    """Send the receipt or the answer back, by the same road as any message, once."""
    body: dict[str, Any] = {}
    if event == ANSWER:
        body = {"outcome": incoming.outcome, "facts": incoming.body.get("facts") or {}}
    return send_message(
        incoming.kind, key=f"reply:{incoming.message_id}:{event}", sender=incoming.department, receiver=incoming.sender,
        case_ref=incoming.case_ref, answers=incoming.message_id, body=body, region=incoming.region,
        words=incoming.answer_words.plain() if event == ANSWER else "", by=by, at=at,
    )  # fmt: skip


def locked(incoming: Incoming) -> Incoming:
    """The row under lock."""
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("sender", "department")
    found: Incoming = rows.get(pk=incoming.pk)
    return found


def stream_of(case_ref: str, message_id: str) -> str:
    """A case's trail, or the message's own."""
    return f"case:{case_ref}" if case_ref else f"message:{message_id}"


def note(message: Message, act: str, *, by: Actor, at: datetime | None, **more: str) -> None:
    """One entry in the trail."""
    detail = {"kind": message.kind, "from": message.sender.code, "to": message.receiver.code, **more}
    stream = stream_of(message.case_ref, message.reference)
    record(act, stream=stream, subject=message.reference, by=by, at=at, region=message.region, detail=detail)
