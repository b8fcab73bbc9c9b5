"""审管联动: every grant and every promise goes to the organ that supervises it, which signs for it and says what it
found; the finding comes back to the case (practice 19)."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from exchange.actions import send_message
from exchange.models import Message
from licences.models import Licence
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from workflows.actions.routing import supervisor_of

from ..models import Application, PromiseCheck
from .promising import PUSHED, record_check, sign_check

GRANT = "supervision_grant"


def push_grant(case: Application, check: PromiseCheck | None, *, by: Actor, at: datetime | None) -> Message:
    """Send the grant, or the promise it rests on, to the supervising organ; once per case."""
    about = Q(case_ref=case.reference) | (Q(reference=case.licence_ref) if case.licence_ref else Q(pk=None))
    numbers = list(Licence.objects.filter(about).order_by("number").distinct().values_list("number", flat=True))
    body: dict[str, Any] = {"item": case.item_code, "licences": "、".join(numbers)}
    body |= {"decided_on": local_date(case.decided_at).isoformat()} if case.decided_at else {}
    return send_message(
        GRANT if check is None else PUSHED, key=f"supervision:{case.reference}", sender=case.department,
        receiver=supervisor_of(case.department, region=case.region, item=case.item_code, at=at or now()),
        case_ref=case.reference, upper_ref=check.reference if check else "", body=body, region=case.region,
        due_on=check.due_on if check else None, by=by, at=at,
    )  # fmt: skip


def take_finding(message: Message, event: str, *, by: Actor, at: datetime | None = None) -> PromiseCheck | None:
    """The supervisor's receipt or finding reaches the check; what the check knows already changes nothing."""
    check = PromiseCheck.objects.select_related("application").filter(reference=message.upper_ref).first()
    if check is None or check.found_at is not None:
        return check
    if event == "answer":
        true, words = message.answer["outcome"] == "true", message.answer_words.plain()
        return record_check(check, true=true, note=words, by=by, at=at)
    return check if check.signed_at else sign_check(check, by=by, at=at)
