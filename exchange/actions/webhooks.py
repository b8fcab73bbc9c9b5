"""The addresses of parties' own systems, and trials of words."""

import base64
import ipaddress
import secrets
import socket
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem

from ..models import Dispatch, Notice, Webhook
from ..permissions import POLICY, owner_relations
from ..rules.words import sample
from ..wording import words_of
from .dispatching import start

MOST = 5
TRIAL = {"zh-Hans": "试发：示例事项", "en": "Trial: sample item"}


@deed
def add_webhook(url: str, *, by: Actor, at: datetime | None = None) -> tuple[Webhook, str]:
    """Post notices of the actor (or of whom they act for) to `url`; the webhook and its secret, shown this once."""
    POLICY.require(by, "webhook.add")
    owner = by.acting_for.reference if by.acting_for else by.reference
    refuse_address(url)
    if Webhook.objects.in_use().filter(owner=owner).count() >= MOST:
        sentence = "最多登记五个接收地址。请先停用一个。"
        raise Invalid("webhook.many", sentence, [Problem("url", sentence)])
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    row = Webhook(owner=owner, url=url, made_at=at or now())
    row.secret = secret
    row.save()
    record("webhook.add", stream=f"person:{by.reference}", subject=row.reference, by=by, at=at)
    return row, secret


def refuse_address(url: str) -> None:
    """Only https, and no address inside a network (unless WEBHOOK_INSIDE says so). Raises Invalid."""
    parts = urlsplit(url)
    sentence = ""
    if parts.scheme != "https" and not settings.WEBHOOK_INSIDE:
        sentence = "接收地址要以 https:// 开头。"
    elif not parts.hostname or parts.username or parts.password:
        sentence = "接收地址不完整，或带有用户名密码。请改成 https://域名/路径。"
    elif not settings.WEBHOOK_INSIDE and is_inside(parts.hostname):
        sentence = "接收地址查不到，或在内部网络里。请换一个公网能访问的域名。"
    if sentence:
        raise Invalid("webhook.address", sentence, [Problem("url", sentence)])


def is_inside(host: str) -> bool:
    """Whether a name leads to no address, or to one that is not public."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, 443, proto=socket.IPPROTO_TCP)}
    except OSError:
        return True
    return not found or any(not ipaddress.ip_address(address).is_global for address in found)


@deed
def end_webhook(webhook: Webhook, *, by: Actor, at: datetime | None = None) -> Webhook:
    """Nothing is posted there any more."""
    POLICY.require(by, "webhook.end", owner_relations(by, webhook.owner))
    if webhook.ended_at is None:
        webhook.ended_at = at
        webhook.save(update_fields=["ended_at"])
        record("webhook.end", stream=f"person:{by.reference}", subject=webhook.reference, by=by, at=at)
    return webhook


@deed
def try_words(kind: str, channel: str, *, by: Actor, at: datetime | None = None) -> Dispatch:
    """Send the words of a kind with sample data to oneself by one channel, at once."""
    POLICY.require(by, "notice.try")
    moment = at or now()
    notice = Notice.objects.create(
        key=f"trial:{uuid7()}", kind=kind, recipient=by.reference, data=sample(words_of(kind), TRIAL), made_at=moment,
        planned_at=moment, hidden=True,
    )  # fmt: skip
    row = start(notice, channel, moment, by=by, at=at)
    record("notice.try", stream=f"edition:notice:{kind}", subject=notice.reference, by=by, at=at)
    return row
