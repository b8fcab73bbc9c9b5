"""Terms in hours: they run on from the minute of the event, day and night; paused minutes are added."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from .lights import light_of
from .spans import Span, covers, merged, opening
from .terms import Clock, Line, Pause, Reading, local

HOUR = timedelta(hours=1)


def read_hours(clock: Clock, pauses: Sequence[Pause], extensions: Sequence[int], at: datetime) -> Reading:
    """Everything a term in hours shows at `at`; `used` and `left` are hours with fractions."""
    start, now = local(clock.start), local(at)
    unit = HOUR if clock.unit == "H" else 24 * HOUR
    total = (clock.length + sum(extensions)) * unit
    spans = merged((local(p.start), None if p.end is None else local(p.end)) for p in pauses)
    due, stop = end_of(start, total, spans), opening(spans)
    overdue = due is not None and now > due
    left = hours_left(start, total, spans, stop, due, now)
    return Reading(
        due=due,
        used=hours(running(start, max(start, now), spans)),
        left=left,
        state="suspended" if due is None else "overdue" if overdue else "running",
        light=light_of(overdue=overdue, paused=due is None or covers(spans, now), left=left, total=total / HOUR),
        lines=lines_of(clock, extensions, spans, start, due),
        provisional=False,
    )


def end_of(start: datetime, total: timedelta, spans: list[Span[datetime]]) -> datetime | None:
    """The last moment; None while an open pause stands. On the spot (0) ends at the start."""
    if opening(spans) is not None:
        return None
    due = start + max(total, timedelta(0))
    for span in spans:
        if total and span.end is not None and span.start < due:
            due += max(timedelta(0), span.end - max(span.start, start))
    return due


def running(after: datetime, until: datetime, spans: Sequence[Span[datetime]]) -> timedelta:
    """The time between two moments without the pauses in it; nothing when they stand the other way round."""
    total = max(timedelta(0), until - after)
    for start, end in spans:
        total -= max(timedelta(0), (until if end is None else min(until, end)) - max(after, start))
    return total


def hours_left(
    start: datetime,
    total: timedelta,
    spans: Sequence[Span[datetime]],
    stop: datetime | None,
    due: datetime | None,
    now: datetime,
) -> float:
    """Hours ahead, later known pauses taken off; minus those gone by once the end is past."""
    if due is None:
        return hours(total - running(start, max(start, stop or start), spans))
    return hours(running(max(start, now), due, spans)) if now <= due else -hours(running(due, now, spans))


def hours(span: timedelta) -> float:
    """Hours; whole ones as whole numbers."""
    exact = span / HOUR
    return int(exact) if exact.is_integer() else exact


def lines_of(
    clock: Clock, extensions: Sequence[int], spans: Sequence[Span[datetime]], start: datetime, due: datetime | None
) -> tuple[Line, ...]:
    """The arithmetic, line by line."""
    lines = [Line("start_hours", {"date": written(start)}), Line("length_" + clock.unit, {"length": clock.length})]
    lines += [Line("extension_" + clock.unit, {"length": length}) for length in extensions]
    for begin, end in spans:
        if end is None:
            lines.append(Line("pause_open", {"from": written(begin)}))
        else:
            took = {"from": written(begin), "to": written(end)}
            lines.append(Line("pause_hours", {**took, "hours": hours(end - begin)}))
    return (*lines, Line("due", {"date": written(due)}) if due else Line("suspended", {}))


def written(moment: datetime) -> str:
    """A moment to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M")
