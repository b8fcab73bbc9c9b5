"""Seeing a masked value in clear: a purpose, a reason, the read log, a limit that alerts."""

from datetime import datetime, timedelta

from django.conf import settings

from .actor import Actor
from .clock import now
from .deeds import deed, put, record
from .errors import Invalid, Problem
from .models import Unmasking
from .purposes import READ_PURPOSES
from .reading import note_reading

HOUR = timedelta(hours=1)
SHORTEST = 4  # characters of a reason
NO_REASON = "请写明为什么要看，至少四个字。当事人会看到。"
NO_PURPOSE = "请选择查看的目的。"


@deed
def unmask(
    person: str, field: str, *, purpose: str, reason: str, case: str, by: Actor, at: datetime | None = None
) -> bool:
    """Note that `by` sees `field` of `person` in clear for a case. The caller has asked whether they may.

    False, with an alert to the office of security, when the actor has seen too many within the hour: nothing is to be
    shown then. Raises Invalid without a purpose of ours or a reason.
    """
    moment = at or now()
    if purpose not in READ_PURPOSES:
        raise Invalid("unmask.purpose", NO_PURPOSE, [Problem("purpose", NO_PURPOSE)])
    if len(reason.strip()) < SHORTEST:
        raise Invalid("unmask.reason", NO_REASON, [Problem("reason", NO_REASON)])
    if Unmasking.objects.filter(actor=by.reference, at__gt=moment - HOUR).count() >= settings.UNMASK_PER_HOUR:
        detail = {"limit": settings.UNMASK_PER_HOUR, "case": case}
        record("unmask.limit", stream="trail:unmasking", by=by, at=at, subject=by.reference, detail=detail)
        put("security.alert", f"unmask:{by.reference}:{moment:%Y%m%d%H}", by.reference)
        return False
    entry = note_reading(person, [field], by=by, purpose=purpose, case=case, at=moment)[0]
    row = Unmasking(
        person=person, field=field, case=case, actor=by.reference, department=by.department, purpose=purpose,
        reading=entry, at=moment,
    )  # fmt: skip
    row.reason = reason.strip()
    row.save()
    detail = {"field": field, "purpose": purpose, "unmasking": row.reference}
    record("data.unmask", stream=f"case:{case}", by=by, at=at, subject=case, detail=detail)
    return True
