"""Terms in working days, calendar days, months and years."""

import calendar as months
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from ..calendar import WorkCalendar
from .lights import light_of
from .spans import Span, covers, merged, opening
from .terms import Clock, Line, Pause, Reading, local_date


class Counting(Protocol):
    """A way to count days: working days or all days."""

    def count_between(self, after: date, through: date) -> int: ...
    def add_working_days(self, start: date, count: int) -> date: ...


class EveryDay:
    """Calendar days: each one counts."""

    def count_between(self, after: date, through: date) -> int:
        """Days d with after < d ≤ through."""
        return max(0, (through - after).days)

    def add_working_days(self, start: date, count: int) -> date:
        """`count` days after `start`."""
        return moved(start, count)


def moved(day: date, days: int) -> date:
    """`days` after `day`, at the latest the last date there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def add_units(start: date, length: int, unit: str) -> date:
    """`length` days, months or years after `start`: the day of the same number, else the last of that month."""
    if unit not in {"M", "Y"}:
        return moved(start, length)
    year, month = divmod(start.year * 12 + start.month - 1 + length * (12 if unit == "Y" else 1), 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Days:
    """A term of `total` countable days after `start`, with its pauses as a set of dates."""

    start: date
    total: int
    spans: list[Span[date]]
    counting: Counting

    def countable(self, after: date, through: date) -> int:
        """Countable days d with after < d ≤ through that lie in no pause."""
        paused = (
            self.counting.count_between(
                max(after, span.start - timedelta(1)),
                through if span.end is None else min(through, span.end - timedelta(1)),
            )
            for span in self.spans
        )
        return self.counting.count_between(after, through) - sum(paused)

    def end(self) -> date | None:
        """The last day, not yet moved; None while an open pause stands. On the spot (0) ends on the start day."""
        if opening(self.spans) is not None:
            return None
        if self.total <= 0:
            return self.start
        cursor, need = self.start, self.total
        for span in self.spans:
            before = self.counting.count_between(cursor, span.start - timedelta(1))
            if before >= need:
                break
            need -= before
            cursor = max(cursor, (span.end or date.max) - timedelta(1))
        return self.counting.add_working_days(cursor, need)

    def left(self, due: date, today: date) -> int:
        """Countable days after `today` through `due`; minus those gone by once it is past."""
        if today > due:
            return -self.countable(due, today)
        return self.countable(max(today, self.start), due) if self.total > 0 else 0

    def left_when_stopped(self, stop: date) -> int:
        """What an open pause beginning on `stop` leaves: the term less the days used before it."""
        return self.total - self.countable(self.start, max(self.start, stop - timedelta(1)))


def days_of(clock: Clock, pauses: Iterable[Pause], extensions: Sequence[int], calendar: WorkCalendar) -> Days:
    """The term in days. Extensions add to the length; for months and years from the unmoved end."""
    start = local_date(clock.start)
    spans = merged((local_date(p.start), None if p.end is None else local_date(p.end)) for p in pauses)
    if clock.by_working_days:
        return Days(start, clock.length + sum(extensions), spans, calendar)
    end = start
    for length in (clock.length, *extensions):
        end = add_units(end, length, clock.unit)
    return Days(start, (end - start).days, spans, EveryDay())


def read_days(
    clock: Clock, pauses: Sequence[Pause], extensions: Sequence[int], calendar: WorkCalendar, today: date
) -> Reading:
    """Everything a term in days shows on `today`."""
    term = days_of(clock, pauses, extensions, calendar)
    end, stop = term.end(), opening(term.spans)
    due = calendar.roll(end) if end and term.total > 0 and clock.term_kind == "calendar_roll" else end
    used = term.countable(term.start, max(term.start, today))
    overdue = due is not None and today > due
    left = term.left_when_stopped(stop or term.start) if due is None else term.left(due, today)
    return Reading(
        due=due,
        used=used,
        left=left,
        state="suspended" if due is None else "overdue" if overdue else "running",
        light=light_of(overdue=overdue, paused=due is None or covers(term.spans, today), left=left, total=term.total),
        lines=lines_of(clock, extensions, term, calendar, end, due),
        provisional=due is not None and leans_on_unannounced(clock, term.start, due, calendar),
    )


def leans_on_unannounced(clock: Clock, start: date, due: date, calendar: WorkCalendar) -> bool:
    """Whether an unannounced year took part in the due day."""
    if clock.by_working_days:
        return calendar.provisional(start) or calendar.provisional(due)
    return clock.term_kind == "calendar_roll" and calendar.provisional(due)


def lines_of(
    clock: Clock, extensions: Sequence[int], term: Days, calendar: WorkCalendar, end: date | None, due: date | None
) -> tuple[Line, ...]:
    """The arithmetic, line by line."""
    lines = [Line("start", {"date": term.start.isoformat()})]
    lines.append(Line("length_" + clock_unit(clock), {"length": clock.length}))
    lines += [Line("extension_" + clock_unit(clock), {"length": length}) for length in extensions]
    lines += [pause_line(term, span, due) for span in term.spans]
    if clock.by_working_days and due and term.total > 0:
        elapsed = (due - term.start).days
        lines.append(Line("days_off", {"days": elapsed - calendar.count_between(term.start, due)}))
    if due is None:
        return (*lines, Line("suspended", {}))
    if end and end != due:
        lines.append(Line("rolled", {"date": end.isoformat(), "to": due.isoformat()}))
    return (*lines, Line("due", {"date": due.isoformat()}))


def clock_unit(clock: Clock) -> str:
    """The unit as it is counted."""
    return "WD" if clock.by_working_days else clock.unit


def pause_line(term: Days, span: Span[date], due: date | None) -> Line:
    """One pause and how many countable days it takes out of the term."""
    if span.end is None:
        return Line("pause_open", {"from": span.start.isoformat()})
    last = span.end - timedelta(1) if due is None else min(span.end - timedelta(1), due)
    days = term.counting.count_between(max(term.start, span.start - timedelta(1)), last)
    return Line("pause", {"from": span.start.isoformat(), "to": span.end.isoformat(), "days": days})
