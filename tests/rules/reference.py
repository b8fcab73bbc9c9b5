"""The conventions of the clock once more, day by day and slowly, to compare with."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from records.calendar import national_calendar

DAY = timedelta(1)


@dataclass
class Slow:
    start: date
    length: int
    working: bool = True
    rolls: bool = False
    pauses: list[tuple[date, date | None]] = field(default_factory=list)
    extensions: list[int] = field(default_factory=list)

    def counts(self, day: date) -> bool:
        paused = any(a <= day and (b is None or day < b) for a, b in self.pauses)
        return not paused and (not self.working or national_calendar().is_working(day))

    def due(self) -> date | None:
        if any(b is None for _, b in self.pauses):
            return None
        day, need = self.start, self.length + sum(self.extensions)
        if need == 0:
            return day
        while need:
            day += DAY
            need -= self.counts(day)
        while self.rolls and not national_calendar().is_working(day):
            day += DAY
        return day

    def between(self, after: date, through: date) -> int:
        return sum(self.counts(after + DAY * n) for n in range(1, (through - after).days + 1))

    def remaining(self, today: date) -> int:
        due = self.due()
        if due is None:
            stop = min(a for a, b in self.pauses if b is None)
            return self.length + sum(self.extensions) - self.between(self.start, stop - DAY)
        if today > due:
            return -self.between(due, today)
        return 0 if due == self.start else self.between(max(today, self.start), due)
