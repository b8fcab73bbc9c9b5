"""Lines (专线): a department's own system takes its messages by a signed post and hands its own in by the same key."""

import base64
import secrets
from collections.abc import Mapping
from datetime import datetime

from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, NotAllowed, Problem
from records.registers.models import Department

from ..models import Webhook
from ..permissions import POLICY, line_relations
from ..queries import line_owner
from ..rules.messages import unpack
from ..rules.webhooks import check_webhook
from .messages import receive_message
from .webhooks import refuse_address


@deed
def open_line(url: str, *, by: Actor, at: datetime | None = None) -> tuple[Webhook, str]:
    """Post the messages of the actor's department to `url` from now on; the line and its secret, shown this once.

    Invalid for an address that is not one, or while the department has a line.
    """
    POLICY.require(by, "line.open")
    refuse_address(url)
    code = Department.objects.get(pk=str(by.department_id)).code
    if Webhook.objects.in_use().filter(owner=line_owner(code)).exists():
        sentence = "本部门已经有一条线路。请先停用，再登记新的。"
        raise Invalid("line.again", sentence, [Problem("url", sentence)])
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    row = Webhook(owner=line_owner(code), url=url, made_at=at or now())
    row.secret = secret
    row.save()
    record("line.open", stream=f"department:{code}", subject=row.reference, by=by, at=at)
    return row, secret


@deed
def end_line(line: Webhook, *, by: Actor, at: datetime | None = None) -> Webhook:
    """The department's messages wait on its page again. Again is nothing."""
    POLICY.require(by, "line.end", line_relations(by, line.owner))
    if line.ended_at is None:
        line.ended_at = at
        line.save(update_fields=["ended_at"])
        record("line.end", stream=line.owner, subject=line.reference, by=by, at=at)
    return line


def line_to(department: Department) -> Webhook | None:
    """The line in use to a department's own system."""
    found: Webhook | None = Webhook.objects.in_use().filter(owner=line_owner(department.code)).first()
    return found


def take_from_line(headers: Mapping[str, str], content: bytes) -> str:
    """Take in what a department's system has sent, once per id; our number for it.

    The envelope says whose key must have signed these bytes: NotAllowed when no line of the sender's has. Invalid
    (422) for what is no message.
    """
    try:
        envelope = unpack(content)
    except ValueError as error:
        raise Invalid("message.format", "这不是一份函件。请按 docs/formats/message.schema.json 的格式发送。") from error
    rows = Webhook.objects.lines().in_use().filter(owner=line_owner(envelope.sender))
    try:
        event = check_webhook([row.secret.plain() for row in rows], headers, content, now())
    except ValueError as error:
        raise NotAllowed("message.signature", "签名不对，这份函件没有收下。请核对线路的密钥和时间。") from error
    if event != envelope.id:
        sentence = "webhook-id 要和函件的编号一样。"
        raise Invalid("message.id", sentence, [Problem("id", sentence)])
    return receive_message(envelope, by=system_actor("exchange"))
