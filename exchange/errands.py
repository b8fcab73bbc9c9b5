"""Sending notices and one-time codes out of the house."""

import json

from django.template.loader import render_to_string
from django.utils import translation

from identity.actions.codes import forget_code
from identity.models import OneTimeCode, Person
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.ledger.errors import Refusal
from records.ledger.models import Errand

from .actions import note_failed, note_sent, notify, plan_notice
from .gateways import post_json, send
from .models import Dispatch, Notice, Webhook
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
    post_json(webhook.url, content, sign_webhook(webhook.secret.plain(), row.reference, now(), content))


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
