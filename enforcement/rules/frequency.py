"""Who is checked too often: planned checks beyond the published cap, case checks from a number on. Pure.

Practice row 8; the number is a row of judgement of the house until an authority sets its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .caps import FREQUENT

CAP, AT_CAP, CASES = "cap", "at_cap", "cases"


@dataclass(frozen=True, slots=True)
class Tally:
    """The checks of one organ on one firm in one year: planned ones against the cap, case checks by what triggered
    them, re-checks that an order asked for."""

    planned: int
    limit: int | None
    cases: Mapping[str, int] = field(default_factory=dict)
    rechecks: int = 0

    @property
    def outside(self) -> int:
        """Case checks."""
        return sum(self.cases.values())

    @property
    def whole(self) -> int:
        """All together."""
        return self.planned + self.outside + self.rechecks

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is told: beyond the cap, case checks from FREQUENT on; `at_cap` only says that no room is left."""
        found = (CASES,) if self.outside >= FREQUENT else ()
        if self.limit is None or self.planned < self.limit:
            return found
        return (CAP if self.planned > self.limit else AT_CAP, *found)

    @property
    def too_often(self) -> bool:
        """Whether the supervising organ has to look."""
        return bool({CAP, CASES} & set(self.reasons))


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a drawn tally, in hundredths of the width: kind, where it begins, how long it is."""

    kind: str
    x: float
    width: float


def bars_of(tally: Tally, most: int) -> list[Bar]:
    """A tally as a row of bars on a scale of `most` checks; a mark where the cap lies."""
    unit, x, found = 100 / max(most, 1), 0.0, []
    for kind, count in (("planned", tally.planned), ("cases", tally.outside), ("rechecks", tally.rechecks)):
        if count:
            found.append(Bar(kind, round(x, 2), round(count * unit, 2)))
        x += count * unit
    if tally.limit is not None:
        found.append(Bar("rule", round(min(tally.limit * unit, 99.0), 2), 1.0))
    return found
