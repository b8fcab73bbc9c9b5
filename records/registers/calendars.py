"""The calendar of a region: the packaged national one, with what the register says laid over it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from records.calendar import WorkCalendar, national_calendar
from records.ledger.kept import Kept

from .models import CalendarDay

CHANGED = Kept(lambda: CalendarDay.objects.order_by("-entered_at").values_list("entered_at", flat=True)[:1])


def calendar_for(region: str) -> WorkCalendar:
    """The working calendar of a division (code or prefix); rebuilt when somebody has entered a day since."""
    return calendars_for([region])[region]


def calendars_for(regions: Iterable[str]) -> dict[str, WorkCalendar]:
    """The same for several divisions: one question whether anything changed."""
    changed = CHANGED.first()
    return {region: built(region, changed) if changed else national_calendar() for region in regions}


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
