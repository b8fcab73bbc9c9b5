"""Calls that leave the house; errands alone make them. One interface for every channel (ADR 0133).

`send(channel, …)` returns when the next hop has taken the message and raises OSError (SMTPException is one) when it
has not: try again. A `Refusal` says that it never will.
"""

import http.client
import ipaddress
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from records.ledger.errors import Refusal

PATIENCE = 10  # seconds that a gateway has for its answer
MOST = 4096  # bytes of an answer that are read
GONE = frozenset({400, 404, 410, 422})  # the gateway will never take this message


def send(channel: str, address: str, subject: str, body: str, reference: str) -> None:
    """Send one message by `channel` (email, sms); it is known by `reference` however often it is sent."""
    ADAPTERS[channel](address, subject, body, reference)


def send_email(address: str, subject: str, body: str, reference: str) -> None:
    """One e-mail by Django's backend (EMAIL_BACKEND)."""
    EmailMessage(subject, body, to=[address], headers={"Message-ID": f"<{reference}@yiwang.invalid>"}).send()


def send_sms(address: str, subject: str, body: str, reference: str) -> None:
    """One text message: to the gateway of SMS_URL, or into a file of VAR_DIR where none is set (development)."""
    message = {"to": address, "text": body, "reference": reference}
    if not settings.SMS_URL:
        write_down(Path(settings.VAR_DIR) / "outbox" / "sms.jsonl", message)
        return
    headers = {"Idempotency-Key": reference, "Authorization": f"Bearer {settings.SMS_TOKEN}"}
    post_json(settings.SMS_URL, json.dumps(message, ensure_ascii=False).encode(), headers)


class OutsideConnection(http.client.HTTPSConnection):
    """TLS to a public address alone: wherever the name leads at this moment, nothing is said to what lies inside."""

    def connect(self) -> None:
        """Connect, then look who answers; OSError for an address that is not public."""
        super().connect()
        peer = str(self.sock.getpeername()[0]).partition("%")[0]
        if not ipaddress.ip_address(peer).is_global:
            self.close()
            raise OSError("not a public address")


class OutsideHandler(urllib.request.HTTPSHandler):
    """https by `OutsideConnection`."""

    def https_open(self, req: urllib.request.Request) -> Any:
        """Open it."""
        return self.do_open(OutsideConnection, req)


class NoWayOn(urllib.request.HTTPRedirectHandler):
    """Nobody sends us on: a redirect is an answer that is none (it could lead inside)."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Never."""
        return


def post_outside(url: str, content: bytes, headers: dict[str, str]) -> None:
    """`post_json` to a party's own system: no redirect is followed, and no address inside a network is told anything
    (unless WEBHOOK_INSIDE says so, for development)."""
    inside: list[Any] = [] if settings.WEBHOOK_INSIDE else [OutsideHandler]
    post_json(url, content, headers, urllib.request.build_opener(NoWayOn, *inside))


def post_json(
    url: str, content: bytes, headers: dict[str, str], opener: urllib.request.OpenerDirector | None = None
) -> bytes:
    """POST JSON, wait for a 2xx, give the beginning of its answer. OSError: not now; Refusal: never (see GONE)."""
    asked = urllib.request.Request(url, content, {"Content-Type": "application/json", **headers})
    try:
        with (opener or urllib.request.build_opener()).open(asked, timeout=PATIENCE) as answer:
            return bytes(answer.read(MOST))
    except urllib.error.HTTPError as error:
        if error.code in GONE:
            raise Refusal("gateway.refused", "对方系统不接收这条消息。请核对地址和对方的接口。") from error
        raise


def write_down(path: Path, message: dict[str, str]) -> None:
    """Append a message to a file that its owner alone may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(json.dumps(message, ensure_ascii=False) + "\n")


ADAPTERS: dict[str, Callable[[str, str, str, str], None]] = {"email": send_email, "sms": send_sms}
