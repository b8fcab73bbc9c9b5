"""When a hall is open: weekly hours laid on the working calendar; local times, hours as HH:MM (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from records.calendar import WorkCalendar

Hours = Mapping[str, Sequence[Sequence[str]]]  # ISO weekday "1" … "7" → [[from, to], …]
LOOK_AHEAD = 30  # days; the longest holiday is shorter


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether it is open, and until when, or when it opens next (None: not within a month)."""

    open: bool
    until: datetime | None = None
    opens: datetime | None = None


def spans_on(hours: Hours, day: date, calendar: WorkCalendar) -> list[tuple[time, time]]:
    """Open from–to on a day. A made-up working day has Monday's hours, a holiday none."""
    weekday = str(day.isoweekday())
    if day in calendar.make_up and not hours.get(weekday):
        weekday = "1"
    elif day in calendar.free:
        return []
    return [(time.fromisoformat(first), time.fromisoformat(last)) for first, last in hours.get(weekday, ())]


def opening_at(hours: Hours, moment: datetime, calendar: WorkCalendar) -> Opening:
    """What to tell somebody who asks at a local moment."""
    for ahead in range(LOOK_AHEAD):
        day = moment.date() + timedelta(ahead)
        for first, last in spans_on(hours, day, calendar):
            begin, end = datetime.combine(day, first, moment.tzinfo), datetime.combine(day, last, moment.tzinfo)
            if begin <= moment < end:
                return Opening(open=True, until=end)
            if begin > moment:
                return Opening(open=False, opens=begin)
    return Opening(open=False)
