"""Working days (domain.md §12): a weekday that is no holiday, or a make-up day. Pure; answers for every date.

Announced years come from the State Council's notices as collected by `chinesecalendar` (2004–2026); every other year is
computed from the statutory days alone (全国年节及纪念日放假办法, by `holidays`) and is provisional.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
import holidays

FIRST, LAST = date(2003, 1, 1).toordinal(), date(2050, 12, 31).toordinal()
ANNOUNCED = range(2004, 2027)


class WorkCalendar:
    """Which days organs work. A value: changes make a new calendar. Dates outside the table are judged by weekday."""

    __slots__ = ("_days", "_through", "announced", "free", "make_up")

    def __init__(self, free: Iterable[date], make_up: Iterable[date], announced: Iterable[int]) -> None:
        self.make_up, self.announced = frozenset(make_up), frozenset(announced)
        self.free = frozenset(free) - self.make_up
        self._days = array("l", (n for n in range(FIRST, LAST + 1) if self.is_working(date.fromordinal(n))))
        self._through = array("l", [0])
        for n in range(FIRST, LAST + 1):
            following = self._through[-1]
            self._through.append(following + (following < len(self._days) and self._days[following] == n))

    def is_working(self, day: date) -> bool:
        """Whether organs work on `day`."""
        return day in self.make_up or (day.weekday() < 5 and day not in self.free)

    def provisional(self, day: date) -> bool:
        """Whether the year of `day` has not been announced: the answer may still change."""
        return day.year not in self.announced

    def count_between(self, after: date, through: date) -> int:
        """Working days d with after < d ≤ through; 0 when there are none."""
        low, high = after.toordinal(), through.toordinal()
        if low >= high:
            return 0
        if low + 1 >= FIRST and high <= LAST:
            return int(self._through[high - FIRST + 1] - self._through[low - FIRST + 1])
        return sum(self.is_working(date.fromordinal(n)) for n in range(low + 1, high + 1))

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start` (not counted itself); `start` for 0; at most `date.max`."""
        number = start.toordinal()
        if count > 0 and number >= FIRST:
            index = bisect_left(self._days, number + 1) + count - 1
            if index < len(self._days):
                return date.fromordinal(self._days[index])
        day, left = start, count
        while left > 0 and day < date.max:
            day += timedelta(1)
            left -= self.is_working(day)
        return day

    def roll(self, day: date) -> date:
        """`day` when it is a working day, else the next one (民事诉讼法 85, 民法典 203)."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def changed(
        self, *, free: Iterable[date] = (), make_up: Iterable[date] = (), announced: Iterable[int] = ()
    ) -> "WorkCalendar":
        """A calendar in which `free` days are holidays and `make_up` days are worked: a region's, or a new notice's."""
        off, on = frozenset(free), frozenset(make_up)
        return WorkCalendar((self.free - on) | off, (self.make_up - off) | on, self.announced | frozenset(announced))


@lru_cache(maxsize=1)
def national_calendar() -> WorkCalendar:
    """The national calendar: announced 2004–2026, provisional from 2027 on."""
    last = date.fromordinal(LAST).year
    unannounced = [year for year in range(date.fromordinal(FIRST).year, last + 1) if year not in ANNOUNCED]
    statutory = holidays.country_holidays("CN", years=unannounced)
    computed = (day for day in statutory if day.year in unannounced)
    notices = chinese_calendar.constants
    return WorkCalendar({*notices.holidays, *computed}, notices.workdays, ANNOUNCED)
