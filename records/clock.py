"""The legal clock: one arithmetic for applicant, clerk, supervisor, API and examiner (docs/flows.md)."""

import calendar as months
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from json import dumps, loads
from typing import Literal

from .calendar import WorkCalendar, national_calendar

Unit = Literal["WD", "D", "H", "M", "Y"]
TermKind = Literal["organ_wd", "calendar_roll", "calendar_plain", "elapsed_hours"]
State = Literal["running", "overdue", "suspended"]
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Clock:
    """A term: it starts with an event at `start`, and has `length` units."""

    start: datetime
    length: int
    unit: Unit = "WD"
    term_kind: TermKind = "organ_wd"


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause [start, end); `end` None: still open."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the arithmetic: a code and its values, worded by the page."""

    code: str
    values: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows at a moment. `due` is None while an open pause runs."""

    due: date | datetime | None
    used: int
    left: float
    state: State
    light: Literal["green", "yellow", "red", "paused"]
    lines: tuple[Line, ...]
    provisional: bool


def local(moment: datetime) -> datetime:
    """A moment in UTC+8; without an offset it is meant so."""
    return moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)


def reading(
    clock: Clock,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[int] = (),
    at: datetime,
    calendar: WorkCalendar | None = None,
) -> Reading:
    """Read `clock` at `at`. Pauses are a set of intervals, extensions add to the length (same unit)."""
    if clock.unit == "H" or clock.term_kind == "elapsed_hours":
        return read_hours(clock, pauses, extensions, at)
    days = Days(clock, tuple(pauses), tuple(extensions), local(at).date(), calendar or national_calendar())
    return days.reading()


@dataclass(frozen=True, slots=True)
class Days:
    """A term in working or calendar days, months or years."""

    clock: Clock
    pauses: tuple[Pause, ...]
    extensions: tuple[int, ...]
    today: date
    calendar: WorkCalendar

    @property
    def start(self) -> date:
        """The local date of the event; it is not counted."""
        return local(self.clock.start).date()

    @property
    def length(self) -> int:
        """Length and extensions."""
        return self.clock.length + sum(self.extensions)

    @property
    def by_working_days(self) -> bool:
        """Whether the organ's working days are counted."""
        return self.clock.unit == "WD" or self.clock.term_kind == "organ_wd"

    def spans(self) -> list[tuple[date, date | None]]:
        """Pauses as merged spans of local dates [from, to)."""
        spans = sorted(
            ((local(p.start).date(), p.end and local(p.end).date()) for p in self.pauses), key=lambda s: s[0]
        )
        merged: list[tuple[date, date | None]] = []
        for begin, end in spans:
            if end is not None and end <= begin:
                continue
            if merged and (merged[-1][1] is None or begin <= merged[-1][1]):
                before = merged[-1][1]
                merged[-1] = (merged[-1][0], None if before is None or end is None else max(before, end))
            else:
                merged.append((begin, end))
        return merged

    def countable(self, after: date, through: date) -> int:
        """Countable days d with after < d ≤ through: working (or all) days outside pauses."""
        total = self.plain_count(after, through)
        for begin, end in self.spans():
            low = max(after, begin - timedelta(1))
            high = through if end is None else min(through, end - timedelta(1))
            total -= self.plain_count(low, high)
        return total

    def plain_count(self, after: date, through: date) -> int:
        """The same without pauses."""
        if through <= after:
            return 0
        return self.calendar.count_between(after, through) if self.by_working_days else (through - after).days

    def open_from(self) -> date | None:
        """Where an open pause begins, if one has no end."""
        return next((begin for begin, end in self.spans() if end is None), None)

    def due(self) -> date | None:
        """The last day; None when an open pause begins before the term is used up."""
        if self.length == 0 and self.by_working_days:
            return self.start
        day = self.end_by_working_days() if self.by_working_days else self.end_by_calendar()
        opened = self.open_from()
        if day is None or (opened is not None and opened <= day):
            return None
        return self.calendar.roll(day) if self.clock.term_kind == "calendar_roll" else day

    def end_by_working_days(self) -> date | None:
        """The length-th countable working day after the start."""
        day, left = self.start, self.length
        opened = self.open_from()
        while left > 0:
            day = self.calendar.nth_after(day, left)
            if opened is not None and day >= opened:
                return None
            left = self.length - self.countable(self.start, day)
        return day

    def end_by_calendar(self) -> date | None:
        """The unrolled end of a calendar term: pauses push it on by their days within the term."""
        day = self.unpaused_end()
        goal = (day - self.start).days
        opened = self.open_from()
        while True:
            if opened is not None and day >= opened:
                return None
            missing = goal - self.countable(self.start, day)
            if missing <= 0:
                return day
            day += timedelta(missing)

    def unpaused_end(self) -> date:
        """The end of a calendar term without pauses: each extension counts on from the unrolled end."""
        day = add_calendar(self.start, self.clock.length, self.clock.unit)
        for length in self.extensions:
            day = add_calendar(day, length, self.clock.unit)
        return day

    def reading(self) -> Reading:
        """Everything the clock shows."""
        due = self.due()
        used = self.countable(self.start, max(self.start, self.today))
        paused = any(begin <= self.today and (end is None or self.today < end) for begin, end in self.spans())
        if due is None:
            left: float = self.total() - self.countable(self.start, (self.open_from() or self.start) - timedelta(1))
            state: State = "suspended"
        else:
            left = self.left_until(due)
            state = "overdue" if self.today > due else "running"
        light = lamp(state, paused, left, self.total())
        provisional = due is not None and self.calendar.is_provisional(due)
        return Reading(due, used, left, state, light, self.lines(due), provisional)

    def total(self) -> int:
        """The whole term in countable days (for months and years: its days)."""
        if self.by_working_days or self.clock.unit == "D":
            return self.length
        return (self.unpaused_end() - self.start).days

    def left_until(self, due: date) -> int:
        """Countable days after today up to the due day; negative once it is past."""
        if self.today <= due:
            return self.countable(max(self.today, self.start), due)
        return -self.plain_count(due, self.today)

    def lines(self, due: date | None) -> tuple[Line, ...]:
        """The arithmetic, line by line."""
        found = [
            Line("start", {"date": self.start.isoformat()}),
            Line("length", {"length": self.clock.length, "unit": self.clock.unit}),
        ]
        found += [Line("extension", {"length": length, "unit": self.clock.unit}) for length in self.extensions]
        for begin, end in self.spans():
            last = due or self.today
            days = self.plain_count(begin - timedelta(1), min(last, end - timedelta(1)) if end else last)
            found.append(Line("pause", {"from": begin.isoformat(), "to": end.isoformat() if end else "", "days": days}))
        return (*found, Line("due", {"date": due.isoformat() if due else ""}))


def lamp(state: State, paused: bool, left: float, total: int) -> Literal["green", "yellow", "red", "paused"]:
    """The light of e-supervision (domain.md §2.5): yellow from max(1, 20 %) of the term on."""
    if state == "overdue":
        return "red"
    if paused or state == "suspended":
        return "paused"
    return "yellow" if left <= max(1, total * 0.2) else "green"


def add_calendar(start: date, length: int, unit: str) -> date:
    """`length` days, months or years after `start`; a missing day of the month is the last of that month."""
    if unit in {"D", "WD"}:
        return start + timedelta(length)
    count = start.year * 12 + start.month - 1 + length * (12 if unit == "Y" else 1)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def read_hours(clock: Clock, pauses: Sequence[Pause], extensions: Sequence[int], at: datetime) -> Reading:
    """Hours run on from the minute; paused minutes are added."""
    start, now = local(clock.start), local(at)
    length = clock.length + sum(extensions)
    goal = timedelta(hours=length)
    spans = merged_moments(pauses)
    due: datetime | None = start + goal
    opened = next((begin for begin, end in spans if end is None), None)
    for begin, end in spans:
        if due is None or begin >= due:
            break
        due = None if end is None else due + max(timedelta(0), end - max(begin, start))
    if due is None:
        used = running_time(start, max(start, opened or now), spans)
        left = (goal - used) / timedelta(hours=1)
        return Reading(None, 0, tidy(left), "suspended", "paused", (), False)
    left = running_time(now, due, spans) / timedelta(hours=1) if now <= due else -((now - due) / timedelta(hours=1))
    state: State = "overdue" if now > due else "running"
    used_hours = int(running_time(start, max(start, now), spans) / timedelta(hours=1))
    paused = any(begin <= now and (end is None or now < end) for begin, end in spans)
    return Reading(due, used_hours, tidy(left), state, lamp(state, paused, left, length), (), False)


def tidy(hours: float) -> float:
    """Whole hours as whole numbers."""
    return int(hours) if hours == int(hours) else round(hours, 4)


def merged_moments(pauses: Sequence[Pause]) -> list[tuple[datetime, datetime | None]]:
    """Pauses as a set of moments: overlaps count once."""
    merged: list[tuple[datetime, datetime | None]] = []
    for begin, end in sorted(((local(p.start), p.end and local(p.end)) for p in pauses), key=lambda s: s[0]):
        if end is not None and end <= begin:
            continue
        last = merged[-1] if merged else None
        if last and (last[1] is None or begin <= last[1]):
            merged[-1] = (last[0], None if last[1] is None or end is None else max(last[1], end))
        else:
            merged.append((begin, end))
    return merged


def running_time(start: datetime, end: datetime, spans: Sequence[tuple[datetime, datetime | None]]) -> timedelta:
    """The time between two moments without pauses."""
    total = end - start
    for begin, stop in spans:
        total -= max(timedelta(0), min(end, stop or end) - max(start, begin))
    return max(timedelta(0), total)


def read_case(case: dict[str, object]) -> Reading:
    """A reading of the examiner's case (`manage.py try dates`)."""
    pauses = [Pause(moment(p["from"]), p.get("to") and moment(p["to"])) for p in case.get("pauses") or []]  # type: ignore[attr-defined]
    extensions = [int(e["length"]) for e in case.get("extensions") or []]  # type: ignore[attr-defined]
    unit, kind = str(case["unit"]), str(case.get("term_kind") or "organ_wd")
    clock = Clock(moment(case["start"]), int(str(case["length"])), unit, kind)  # type: ignore[arg-type]
    return reading(clock, pauses=pauses, extensions=extensions, at=moment(case.get("as_of") or case["start"]))


def moment(value: object) -> datetime:
    """An ISO date or time; a date is its first minute in UTC+8."""
    text = str(value)
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), time(), CHINA)
    return local(datetime.fromisoformat(text))


def answer(case: dict[str, object]) -> dict[str, object]:
    """The examiner's answer: due, state, remaining."""
    read = read_case(case)
    return {"id": case.get("id"), "due": iso(read.due), "state": read.state, "remaining": read.left}


def iso(due: date | datetime | None) -> str | None:
    """A date, or a moment with its offset."""
    return due.isoformat() if due else None


def explain(case: dict[str, object]) -> str:
    """The arithmetic of a case, line by line."""
    read = read_case(case)
    lines = [f"{line.code}: " + ", ".join(f"{k}={v}" for k, v in line.values.items()) for line in read.lines]
    return "\n".join([*lines, dumps(answer(case))])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        print(explain(loads(source.read())))
