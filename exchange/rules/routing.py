"""By which channel a person is told, what follows when one fails, and who sleeps. Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from records.clock import local

CHAIN = ("sms", "email")  # who cannot be reached by one is tried by the next, then by letter
PORTAL = "portal"


def wanted(
    defaults: Collection[str], choices: Mapping[str, bool], reachable: Collection[str], *, legal: bool
) -> tuple[bool, list[str]]:
    """(whether the portal shows it, channels to send by).

    `choices` are the person's own per channel; what they say holds, except that the portal's copy of what the law
    wants told is always kept. Only channels with an address (`reachable`) are used.
    """
    shown = legal or choices.get(PORTAL, True)
    sent = [name for name in CHAIN if choices.get(name, name in defaults) and name in reachable]
    return shown, sent


def next_after(channel: str, tried: Collection[str], reachable: Collection[str]) -> str:
    """The channel to fall over to when `channel` failed; empty: none is left."""
    later = CHAIN[CHAIN.index(channel) + 1 :] if channel in CHAIN else ()
    return next((name for name in later if name in reachable and name not in tried), "")


def quiet_span(text: str) -> tuple[time, time] | None:
    """ "21:00-08:00" as two local times; empty: nobody sleeps. ValueError for anything else."""
    if not text:
        return None
    start, _, end = text.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def after_quiet(at: datetime, span: tuple[time, time] | None, *, urgent: bool) -> datetime:
    """When a message made at `at` may ring: at once, or at the end of the quiet hours (local time)."""
    if urgent or span is None:
        return at
    start, end = span
    moment = local(at)
    clock = moment.time().replace(tzinfo=None)
    over_night = start > end
    quiet = clock >= start or clock < end if over_night else start <= clock < end
    if not quiet:
        return at
    morning = moment.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)
    return morning + timedelta(days=1) if over_night and clock >= start else morning
