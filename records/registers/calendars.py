"""The calendar of a region: the packaged national one, with what the register says laid over it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Max, Q

from records.calendar import WorkCalendar, national_calendar
from records.ledger.scope import ask_once

from .models import CalendarDay


def calendar_for(region: str) -> WorkCalendar:
    """The working calendar of a division (code or prefix); rebuilt when somebody has entered a day since."""
    return calendars_for([region])[region]


def calendars_for(regions: Iterable[str]) -> dict[str, WorkCalendar]:
    """The same for several divisions: one question whether anything changed."""
    changed = ask_once("calendars", entered_last, of=("registers_calendarday",))
    return {region: built(region, changed) if changed else national_calendar() for region in regions}


def entered_last() -> datetime | None:
    """When the last day was entered."""
    at: datetime | None = CalendarDay.objects.aggregate(at=Max("entered_at"))["at"]
    return at


@lru_cache(maxsize=64)
def built(region: str, changed: datetime) -> WorkCalendar:
    """National days, then those of the divisions around `region`; the nearer one wins."""
    around = [region[:length] for length in (2, 4, 6, 9, 12) if len(region) >= length]
    rows = CalendarDay.objects.filter(Q(region="") | Q(region__in=around))
    kinds = {row.date: row for row in sorted(rows, key=lambda row: len(row.region))}
    announced = {row.date.year for row in kinds.values() if not row.provisional and not row.region}
    free = [day for day, row in kinds.items() if row.kind == CalendarDay.Kind.HOLIDAY]
    make_up = [day for day, row in kinds.items() if row.kind == CalendarDay.Kind.MAKE_UP]
    return national_calendar().changed(free=free, make_up=make_up, announced=announced)
