"""What the clock is told and what it answers."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, NamedTuple

from .lights import Light

Unit = Literal["WD", "D", "H", "M", "Y"]
TermKind = Literal["organ_wd", "calendar_roll", "calendar_plain", "elapsed_hours"]
State = Literal["running", "overdue", "suspended"]
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Clock:
    """A term: it starts with an event at `start` and has `length` units. The local day of the event is not counted.

    `organ_wd`: the organ's own term, its days are working days (行政许可法 82). `calendar_roll`: calendar days, months
    or years; a last day that is no working day moves to the next one. `calendar_plain`: the same without moving.
    `elapsed_hours`: hours from the minute of the event.
    """

    start: date | datetime
    length: int
    unit: Unit = "WD"
    term_kind: TermKind = "organ_wd"

    @property
    def by_hours(self) -> bool:
        """Whether time is counted, not days."""
        return self.unit == "H" or (self.term_kind == "elapsed_hours" and self.unit == "D")

    @property
    def by_working_days(self) -> bool:
        """Whether only working days are counted: WD always, D when the term is the organ's."""
        return self.unit == "WD" or (self.unit == "D" and self.term_kind == "organ_wd")


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause [start, end): the day it starts is not counted, the day it ends is. `end` None: still open."""

    start: date | datetime
    end: date | datetime | None = None


class Line(NamedTuple):
    """One line of the arithmetic: a code and its values; `wording.sentence` has the words."""

    code: str
    values: dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows at a moment.

    `due`: the last day (a moment for hours), None while an open pause stands. `used` and `left`: countable days (hours)
    behind and ahead; `left` is negative once the due day is past. `provisional`: an unannounced year took part.
    """

    due: date | datetime | None
    used: float
    left: float
    state: State
    light: Light
    lines: tuple[Line, ...]
    provisional: bool


def local(moment: date | datetime) -> datetime:
    """A moment in UTC+8. Without an offset it is meant so; a date is its first minute."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), CHINA)
    return moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)


def local_date(moment: date | datetime) -> date:
    """The day on which something happened in UTC+8."""
    return local(moment).date() if isinstance(moment, datetime) else moment
