"""The stage: stories are generators that say how long they wait; the clock goes from one to the next, never back."""

import heapq
import logging
from collections.abc import Callable, Generator, Iterable
from datetime import datetime, timedelta
from itertools import count
from random import Random

from records.calendar import national_calendar
from records.clock import CHINA, local_date
from records.ledger.carrying import carry_everything
from records.ledger.clock import as_of
from records.ledger.errors import Refusal
from services.timers import watch_cases
from workflows.timers import look_at_clocks

logger = logging.getLogger(__name__)
Story = Generator[int, None, None]  # yields working days to wait; 0: a little later on the same day
CALENDAR = national_calendar()
OPENS, CLOSES = 9, 17


class Stage:
    """Plays stories between two moments; what would happen later stays as it is."""

    def __init__(self, since: datetime, until: datetime, chance: Random) -> None:
        self.since, self.until, self.chance = since, until, chance
        self.waiting: list[tuple[datetime, int, str, Story]] = []
        self.turn = count()
        self.failed: list[str] = []

    def enter(self, name: str, story: Story, after: int) -> None:
        """A story that begins `after` working days."""
        first = CALENDAR.roll(local_date(self.since))
        day = CALENDAR.add_working_days(first, after) if after else first
        opening = datetime(day.year, day.month, day.day, OPENS, tzinfo=CHINA)
        moment = opening + timedelta(minutes=self.chance.randint(0, 60 * (CLOSES - OPENS) - 60))
        self.put(max(moment, self.since), name, story)

    def put(self, moment: datetime, name: str, story: Story) -> None:
        """On with it at a moment, if that is before the end."""
        if moment <= self.until:
            heapq.heappush(self.waiting, (moment, next(self.turn), name, story))

    def later(self, moment: datetime, days: int) -> datetime:
        """So many working days after a moment, within office hours; for 0 an hour or so."""
        if days == 0:
            return moment + timedelta(minutes=self.chance.randint(12, 75))
        day = CALENDAR.add_working_days(local_date(moment), days)
        return datetime(day.year, day.month, day.day, OPENS, tzinfo=CHINA) + timedelta(
            minutes=self.chance.randint(0, 440)
        )

    def play(self, told: Callable[[str], None]) -> int:
        """All of it, in the order of time; how many steps. Each evening the clocks are looked at."""
        steps, evening = 0, self.evening_of(self.since)
        while self.waiting:
            moment, _, name, story = heapq.heappop(self.waiting)
            while evening < moment:
                self.look(evening)
                evening = self.evening_of(evening + timedelta(hours=12))
            steps += self.step(moment, name, story)
            if steps % 40 == 0:
                told(f"{local_date(moment)}  {steps} steps")
        self.look(self.until)
        return steps

    def evening_of(self, moment: datetime) -> datetime:
        """Eight in the evening of a day."""
        return moment.astimezone(CHINA).replace(hour=20, minute=0, second=0, microsecond=0)

    def step(self, moment: datetime, name: str, story: Story) -> int:
        """One step of one story and what workers make of it; a story that is refused ends here and is told."""
        with as_of(moment):
            try:
                wait = next(story, None)
            except Refusal as refused:
                logger.warning("story %s: %s %s", name, refused.code, refused.sentence)
                self.failed.append(f"{name}: {refused.code}")
                wait = None
            carry_everything()
        if wait is not None:
            self.put(self.later(moment, wait), name, story)
        return 1

    def look(self, moment: datetime) -> None:
        """What the clock opens by itself."""
        with as_of(moment):
            watch_cases(moment)
            look_at_clocks(moment)
            carry_everything()


def together(*stories: Iterable[int]) -> Story:
    """One after the other."""
    for story in stories:
        yield from story
