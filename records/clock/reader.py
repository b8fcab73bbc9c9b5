"""Reading a clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from ..calendar import WorkCalendar, national_calendar
from .days import read_days
from .hours import read_hours
from .terms import Clock, Pause, Reading, local, local_date


def reading(
    clock: Clock,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[int] = (),
    calendar: WorkCalendar | None = None,
    at: date | datetime | None = None,
    ended: date | datetime | None = None,
) -> Reading:
    """What `clock` shows at `at` (at its start when None).

    `pauses` are a set of intervals, `extensions` add to the length in its unit, `calendar` is the national one when
    None. `ended`: when the work was done; from then on the clock stands still and its light is "done".
    """
    moment = clock.start if at is None else at
    done = ended is not None and local(ended) <= local(moment)
    if ended is not None and done:
        moment = ended
    if clock.by_hours:
        shown = read_hours(clock, pauses, extensions, local(moment))
    else:
        shown = read_days(clock, pauses, extensions, calendar or national_calendar(), local_date(moment))
    return replace(shown, light="done") if done else shown
