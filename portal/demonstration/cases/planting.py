"""Planting the cases once, on a portal that has none."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from blueprints.models import Edition
from records.calendar import national_calendar
from records.clock import CHINA, local_date
from records.ledger.actor import Actor
from records.ledger.clock import as_of, now
from services.models import Application

from .programme import programme
from .stage import Stage

WORKING_DAYS = 30
SEED = 20261125


def first_day(until: datetime) -> datetime:
    """Midnight of the first of `WORKING_DAYS` working days; the last of them is the last whole one before `until`."""
    calendar, day = national_calendar(), local_date(until)
    while calendar.count_between(day - timedelta(days=1), local_date(until) - timedelta(days=1)) < WORKING_DAYS:
        day -= timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def plant_cases(by: Actor, told: Callable[[str], None], since: datetime | None = None) -> Stage | None:
    """Play the programme up to now (from `since`, where given, as far into the future as it goes).

    None when there are cases already, or the portal's editions are younger than the first of them.
    """
    if Application.objects.exists():
        return None
    begin, until = (since, since + timedelta(days=WORKING_DAYS * 2)) if since else (first_day(now()), now())
    if not Edition.objects.current("bundle", begin).exists():
        return None
    stage = Stage(begin, until, Random(SEED))
    with as_of(begin):
        scenes = list(programme(by))
    for name, day, story in scenes:
        stage.enter(name, story, day)
    steps = stage.play(told)
    told(f"{len(scenes)} stories, {steps} steps")
    return stage
