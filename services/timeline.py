"""The lanes of a bundle on one time axis: days as columns, weekends marked, promised and statutory days drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from records.clock import Reading, local
from records.registers.calendars import calendar_for
from workflows.models import Pause

from .clocks import Timing, readings_of, timings
from .models import Application

DAY = 32  # width of a day in the drawing's units
MAX_DAYS = 45


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a lane, in drawing units."""

    x: int
    width: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One organ's case on the axis; `readings` are its clocks by name, `reading` the one that matters now."""

    case: Application
    bars: tuple[Bar, ...]
    promise_x: int | None
    reading: Reading | None
    readings: dict[str, Reading]
    standing: Pause | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: int
    day: date
    free: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole drawing."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    width: int
    today_x: int
    day: int = DAY


def axis_of(root: Application, cases: Iterable[Application], now: datetime) -> Axis:
    """The axis from the day of submission to the last due day (or today)."""
    first, today = local(root.submitted_at).date(), local(now).date()
    cases = list(cases)
    known = timings([case.reference for case in cases])
    last = max([today, *(c.promised_due for c in cases if c.promised_due), first + timedelta(days=6)])
    days = min((last - first).days + 2, MAX_DAYS)
    calendar = calendar_for(root.region)
    spread = [first + timedelta(n) for n in range(days)]
    ticks = tuple(Tick(n * DAY, d, not calendar.is_working(d), d == today) for n, d in enumerate(spread))
    lanes = tuple(lane_of(case, known.get(case.reference, Timing()), first, days, now) for case in cases)
    return Axis(ticks, lanes, days * DAY, min((today - first).days, days - 1) * DAY + DAY // 2)


def lane_of(case: Application, timing: Timing, first: date, days: int, now: datetime) -> Lane:
    """One lane: waiting for acceptance, then under way with its pauses until decided or now, then the promised rest."""

    def x(day: date) -> int:
        return max(0, min((day - first).days, days)) * DAY

    if case.state == "waiting":
        return Lane(case, (), None, None, {}, None)
    accepted = local(case.accepted_at).date() if case.accepted_at else None
    end = local(case.ended_at or now).date()
    began = max(local(case.clock_start).date(), first) if case.parent_id and case.materials_at else first
    bars = [Bar(x(began), max(x(accepted or end) - x(began), DAY // 3), "intake", "收件受理")]
    if accepted is not None:
        width = max(x(end) - x(accepted) + DAY // 2, DAY // 2)
        bars.append(Bar(x(accepted), width, "done" if case.ended else "run", "办理"))
        for pause in timing.pauses:
            since, until = local(pause.started_at).date(), local(pause.ended_at or now).date()
            bars.append(Bar(x(since), max(x(until) - x(since), DAY // 2), "hold", "暂停计时"))
        if not case.ended and case.promised_due and case.promised_due > end:
            start = x(end) + DAY // 2
            bars.append(Bar(start, max(x(case.promised_due) + DAY - start, 4), "plan", "预计"))
    promise = x(case.promised_due) + DAY if case.promised_due else None
    readings = readings_of(case, now, timing)
    shown = readings.get("promised") or readings.get("statutory") or readings.get("acceptance")
    return Lane(case, tuple(bars), promise, shown, readings, None if case.ended else timing.standing)
