"""Notices to a person: exported, let go when their term is over."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.privacy.registry import Held, Line, PersonalSource

from .models import Choice, Notice, Webhook


def export(person: str) -> list[Line]:
    """All notices, the oldest first; what the person wants to be told, and their own systems."""
    rows = Notice.objects.filter(recipient=person).order_by("made_at")
    lines: list[Line] = [
        {"消息": n.kind, "编号": n.reference, "办件": n.upper_ref, "时间": n.made_at.isoformat()} for n in rows
    ]
    for choice in Choice.objects.filter(person=person).order_by("kind", "channel"):
        lines.append({"接收方式": choice.kind, "渠道": choice.channel, "接收": "是" if choice.wanted else "否"})
    for hook in Webhook.objects.filter(owner=person).order_by("made_at"):
        lines.append({"接收地址": hook.url, "编号": hook.reference, "时间": hook.made_at.isoformat()})
    return lines


def purge(before: datetime, held: Held, by: Actor, at: datetime) -> int:
    """Notices made before that nothing holds."""
    return purge_notices(before, held, by=by, at=at)


@deed
def purge_notices(before: datetime, held: Held, *, by: Actor, at: datetime | None = None) -> int:
    """Delete them; how many."""
    rows = Notice.objects.filter(made_at__lt=before).exclude(recipient__in=held.persons)
    keys = list(rows.exclude(upper_ref__in=held.cases).values_list("pk", flat=True))
    if keys:
        Notice.objects.filter(pk__in=keys).delete()
        record("notice.purge", stream="privacy:purges", by=by, at=at, detail={"count": len(keys)})
    return len(keys)


SOURCE: Any = PersonalSource(_("消息"), export, purges={"notice": purge})
