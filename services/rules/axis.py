"""The arithmetic of a time axis: days become shares of the width, words are written where they can be read. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ROOM = 1.09  # right of the last day there is room for the words of a promise
WIDE, NARROW, CHARACTER, LETTER, INSET = 820, 340, 13, 7, 12  # pixels of the drawing and of what is written into it
STEPS = ((10, 1), (21, 2), (70, 7))  # so many days: a label every so many


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a lane, in shares of the width; `wide`, `narrow`: what can be read in it on a desk, on a phone."""

    x: str
    width: str
    kind: str
    wide: str = ""
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis: without work, today, labelled, and whether the label begins with its month."""

    x: str
    middle: str
    day: date
    free: bool
    today: bool
    label: bool
    month: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to shares of the width."""

    first: date
    days: int

    def share(self, days: float) -> str:
        """So many days as a share of the width."""
        return f"{100 * days / (self.days * ROOM):.3f}%"

    def at(self, day: date, into: float = 0) -> float:
        """Days from the beginning to a day (and `into` it), within the drawing."""
        return max(0.0, min((day - self.first).days + into, self.days))

    def bar(self, start: float, end: float, kind: str, *words: str) -> Bar:
        """A stretch with the longest of `words` that fits into it."""
        length = max(end - start, 0.35)
        share = length / (self.days * ROOM)
        wide, narrow = (next((w for w in words if fits(w, share * room)), "") for room in (WIDE, NARROW))
        return Bar(self.share(start), self.share(length), kind, wide, narrow)

    def ticks(self, today: date, is_working: Any) -> tuple[Tick, ...]:
        """Every day; labels so far apart that they can be read, none beside today's."""
        step = next((step for most, step in STEPS if self.days <= most), 0)
        found = []
        for n in range(self.days):
            day = self.first + timedelta(n)
            near = abs((day - today).days) < max(1, step * 0.75) and day != today
            due = day.day == 1 if step == 0 else day.weekday() == 0 if step == 7 else n % step == 0
            label = day == today or (not near and (n == 0 or due))
            month = label and day != today and (n == 0 or day.day <= max(step, 1))
            shaded = self.days <= STEPS[-1][0] and not is_working(day)
            found.append(Tick(self.share(n), self.share(n + 0.5), day, shaded, day == today, label, month))
        return tuple(found)


def fits(words: str, pixels: float) -> bool:
    """Whether words can be read in a bar of so many pixels."""
    return sum(CHARACTER if character > "\u2e7f" else LETTER for character in words) + INSET <= pixels
