"""Working days (domain.md §12): a weekday that is no holiday, or a make-up day. Pure; never raises for any year."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
import holidays

FIRST, LAST = date(2003, 1, 1), date(2040, 12, 31)
ANNOUNCED = range(2004, 2027)


class WorkCalendar:
    """Which days are working days. `provisional` years are computed from the statutory days alone."""

    def __init__(self, free: Iterable[date], make_up: Iterable[date], announced: Iterable[int]) -> None:
        self.free, self.make_up, self.announced = frozenset(free), frozenset(make_up), frozenset(announced)
        span = range(FIRST.toordinal(), LAST.toordinal() + 1)
        self._days = [n for n in span if self._is_working(date.fromordinal(n))]

    def _is_working(self, day: date) -> bool:
        return day in self.make_up or (day.weekday() < 5 and day not in self.free)

    def is_working(self, day: date) -> bool:
        """Whether organs work on `day`."""
        return self._is_working(day)

    def is_provisional(self, day: date) -> bool:
        """Whether the year of `day` has not been announced."""
        return day.year not in self.announced

    def count_through(self, day: date) -> int:
        """How many working days there are up to and including `day` (from a fixed beginning)."""
        inside = bisect_right(self._days, day.toordinal())
        return (
            inside
            if day <= LAST
            else inside + sum(self._is_working(LAST + timedelta(n)) for n in range(1, (day - LAST).days + 1))
        )

    def count_between(self, after: date, through: date) -> int:
        """Working days d with after < d ≤ through."""
        return max(0, self.count_through(through) - self.count_through(after))

    def nth_after(self, start: date, n: int) -> date:
        """The n-th working day after `start` (n ≥ 1)."""
        index = self.count_through(start) + n - 1
        if index < len(self._days) and start <= LAST:
            return date.fromordinal(self._days[index])
        day, left = start, n
        while left:
            day += timedelta(1)
            left -= self._is_working(day)
        return day

    def roll(self, day: date) -> date:
        """`day` itself when it is a working day, else the next one."""
        while not self._is_working(day):
            day += timedelta(1)
        return day


@lru_cache(maxsize=1)
def national_calendar() -> WorkCalendar:
    """The announced national calendar 2004–2026; later years by the statutory days, provisional."""
    free = set(chinese_calendar.constants.holidays)
    make_up = set(chinese_calendar.constants.workdays)
    later = range(ANNOUNCED.stop, LAST.year + 1)
    free |= set(holidays.country_holidays("CN", years=later))
    return WorkCalendar(free, make_up, ANNOUNCED)
