"""What is kept of logins, and for how long."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..models import LoginFailure, OneTimeCode

CODES = timedelta(days=1)
FAILURES = timedelta(days=184)  # logs of security are kept six months (网络安全法 21)


@deed
def purge_logins(*, by: Actor, at: datetime | None = None) -> None:
    """Delete codes a day after their end, failures after six months, sessions that can no longer be open."""
    moment = at or now()
    over = {
        "codes": OneTimeCode.objects.filter(expires_at__lt=moment - CODES),
        "failures": LoginFailure.objects.filter(at__lt=moment - FAILURES),
        "sessions": UserSession.objects.filter(
            created_at__lt=moment - timedelta(seconds=2 * settings.SESSION_COOKIE_AGE)
        ),
    }
    gone = {name: rows.delete()[0] for name, rows in over.items() if rows.exists()}
    if gone:
        record("logins.purge", stream="logins:purge", by=by, at=at, detail=gone)
