"""Making a notice in a deed; reading it; what a person wants to be told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import NotAllowed
from records.ledger.kept import Kept

from ..models import Choice, Notice
from ..rules.routing import CHAIN, PORTAL
from ..wording import words_of_all

KNOWN = Kept(lambda key: Notice.objects.filter(key=key))


@deed
def notify(
    kind: str,
    *,
    key: str,
    recipient: str,
    ref: str,
    by: Actor,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
    parties: tuple[str, ...] = (),
) -> Notice:
    """Tell `recipient` (a person reference) something about `ref`, once per `key`; sent after the commit.

    `kind` is the code of a notice edition, `data` its fields. The webhooks of `parties` (references of persons or
    organisations) are told too.
    """
    known: Notice | None = KNOWN.first(key)
    if known is not None:
        return known
    notice: Notice = Notice.objects.create(
        key=key, kind=kind, recipient=recipient, upper_ref=ref, data=data or {}, parties=list(parties),
        made_at=at or now(),
    )  # fmt: skip
    record("notice.make", stream=f"case:{ref}", subject=notice.reference, by=by, at=at, detail={"kind": kind})
    put("notice", notice.reference, notice.reference)
    return notice


@deed
def read_notices(*, by: Actor, at: datetime | None = None) -> int:
    """Mark one's own notices read; how many were new."""
    unread = list(Notice.objects.visible_to(by).unread().values_list("reference", flat=True))
    if unread:
        Notice.objects.filter(reference__in=unread).update(read_at=at)
        record("notice.read", stream=f"person:{by.reference}", by=by, at=at, detail={"notices": unread})
    return len(unread)


@deed
def save_choices(wanted: Mapping[tuple[str, str], bool], *, by: Actor, at: datetime | None = None) -> None:
    """Keep what a person wants: (kind, channel) → on or off. The portal's copy of a legal kind stays on."""
    if by.kind not in {"person", "official"}:
        raise NotAllowed("choice.save", "请先登录，再设置接收方式。")
    known = words_of_all()
    rows = [
        Choice(person=by.reference, kind=kind, channel=channel, wanted=on or (channel == PORTAL and known[kind].legal))
        for (kind, channel), on in wanted.items() if kind in known and channel in (PORTAL, *CHAIN)
    ]  # fmt: skip
    Choice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "kind", "channel"], update_fields=["wanted"]
    )
    off = sorted(f"{row.kind}:{row.channel}" for row in rows if not row.wanted)
    record("choice.save", stream=f"person:{by.reference}", by=by, at=at, detail={"off": off})
