"""Sending notices, one-time codes and messages out of the house."""

import json

from django.template.loader import render_to_string
from django.utils import translation

from identity.actions.codes import forget_code
from identity.models import OneTimeCode, Person
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.ledger.errors import Refusal
from records.ledger.models import Errand
from records.vault import signing

from .actions import (
    answer_message,
    envelope_of,
    line_to,
    note_failed,
    note_receipt,
    note_sent,
    notify,
    plan_notice,
    receive_message,
    reply_message,
)
from .gateways import post_json, post_outside, send
from .models import Dispatch, Incoming, Message, Notice, Webhook
from .registry import message_kinds
from .rules.messages import is_genuine, pack, unpack
from .rules.webhooks import sign_webhook
from .wording import event_of, said_in

PAGES = {"passkey": "/account/security/", "case": "/shared/", "licence": "/licences/"}  # where a word about it leads
TRIES = 5  # attempts by one channel before the next one is asked (about a minute)


def plan(errand: Errand) -> None:
    """Choose the channels of a notice."""
    notice = Notice.objects.filter(reference=errand.ref).first()
    if notice is not None:
        plan_notice(notice, by=system_actor("exchange"))


def send_notice(errand: Errand) -> None:
    """One attempt by one channel; the last one that fails hands over to the next channel."""
    row = Dispatch.objects.filter(reference=errand.ref, sent_at=None, failed_at=None).select_related("notice").first()
    if row is None:
        return
    by = system_actor("exchange")
    try:
        call(row)
    except (Refusal, OSError) as error:
        if isinstance(error, OSError) and errand.attempts + 1 < TRIES:
            raise
        fault = error.code if isinstance(error, Refusal) else type(error).__name__
        note_failed(row, fault, by=by)
    else:
        note_sent(row, by=by)


def call(row: Dispatch) -> None:
    """Hand the notice to the next hop. OSError: not now. Refusal: never."""
    if row.channel == "webhook":
        post(row)
        return
    person = Person.objects.filter(reference=row.notice.recipient).first()
    address = (person.phone if row.channel == "sms" else person.email).plain() if person else ""
    if person is None or not address:
        raise Refusal("notice.no_address", "当事人没有留这种联系方式。")
    said = said_in(row.notice, person.language.lower())
    with translation.override(person.language.lower()):
        subject = f"{translation.gettext('岚江政务')}：{said.subject}"
        foot = translation.gettext("演示样例·无法律效力")
    mail = row.channel == "email"
    body = f"{said.body}\n\n{foot}" if mail else said.body.replace("\n", "")
    send(row.channel, address, subject, body, row.reference)


def post(row: Dispatch) -> None:
    """Post a signed event to a party's system; what was ended meanwhile is refused."""
    webhook = Webhook.objects.in_use().filter(reference=row.target).first()
    if webhook is None:
        raise Refusal("webhook.ended", "接收地址已停用。")
    content = json.dumps({"id": row.reference, **event_of(row.notice)}, ensure_ascii=False).encode()
    post_outside(webhook.url, content, sign_webhook(webhook.secret.plain(), row.reference, now(), content))


def send_code(errand: Errand) -> None:
    """Bring a one-time code to its owner, unless it has left, was used or is too old to be of use."""
    row = OneTimeCode.objects.filter(reference=errand.ref, sent_at=None, used_at=None, expires_at__gt=now()).first()
    if row is None:
        return
    with translation.override(row.language):
        words = {"code": row.code.plain()}
        subject = render_to_string("notices/code_subject.txt").strip()
        body = render_to_string("notices/code.txt", words).strip()
    send(row.channel, row.address.plain(), subject, body, row.reference)
    forget_code(row, by=system_actor("exchange"))


def tell_of_right(errand: Errand) -> None:
    """Identity's word about a right or a level ("person act reference"): a notice, once per errand's key."""
    recipient, act, reference = errand.ref.split(" ")
    page = PAGES.get(act.partition(".")[0], "/acting/")
    notify(
        f"right.{act}", key=f"right:{errand.key}", recipient=recipient, ref=reference, data={"url": page},
        by=system_actor("exchange"),
    )  # fmt: skip


def deliver_message(errand: Errand) -> None:
    """Hand a message over and note the receipt; what fails is tried again, then parked."""
    rows = Message.objects.select_related("sender", "receiver")
    message = rows.filter(reference=errand.ref, delivered_at=None).first()
    if message is not None:
        content = pack(envelope_of(message))
        line = line_to(message.receiver)
        receipt = post_by(line, message, content) if line else hand_over(content, signing.sign(content))
        note_receipt(message, receipt, by=system_actor("exchange"))


def post_by(line: Webhook, message: Message, content: bytes) -> str:
    """Post a message to the receiver's own system; the number that it gives it, if it gives one."""
    headers = sign_webhook(line.secret.plain(), message.reference, now(), content)
    answer = post_json(line.url, content, headers | {"message-signature": signing.sign(content).hex()})
    try:
        said = json.loads(answer)
    except ValueError:
        return ""
    return str(said.get("receipt", ""))[:40] if isinstance(said, dict) else ""


def hand_over(content: bytes, signature: bytes) -> str:
    """The loop-back: our own door takes what our own hand has sent; the other side's number."""
    return take_in(content, signature)


def take_in(content: bytes, signature: bytes) -> str:
    """What comes in: only when a trusted key has signed these bytes."""
    if not is_genuine(content, signature, [signing.public_key()]):
        raise Refusal("message.signature", "签名不对，这份函件没有收下。请核对发送方的密钥。")
    return receive_message(unpack(content), by=system_actor("exchange"))


def respond(errand: Errand) -> None:
    """The department's own system answers."""
    incoming = Incoming.objects.filter(reference=errand.ref, answered_at=None).select_related("department").first()
    if incoming is not None:
        answer = message_kinds.get(incoming.kind).respond
        found = answer(incoming) if answer else {}
        words, facts = found.get("words", ""), found.get("facts")
        answer_message(incoming, found["outcome"], words=words, facts=facts, by=system_actor("exchange"))


def reply(errand: Errand) -> None:
    """A receipt or an answer goes back."""
    reference, event = errand.ref.rsplit(":", 1)
    incoming = Incoming.objects.select_related("sender", "department").filter(reference=reference).first()
    if incoming is not None:
        reply_message(incoming, event, by=system_actor("exchange"))
