"""Open now, or when: weekly hours on the working calendar."""

from datetime import date, datetime

import pytest

from records.calendar import national_calendar
from records.registers.rules.opening import opening_at, spans_on

WEEK = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
CALENDAR = national_calendar()


@pytest.mark.parametrize(
    ("at", "open_now", "then"),
    [
        ("2026-11-24 10:00", True, "2026-11-24 12:00"),
        ("2026-11-24 12:00", False, "2026-11-24 13:30"),
        ("2026-11-24 17:00", False, "2026-11-25 09:00"),
        ("2026-11-28 10:00", False, "2026-11-30 09:00"),
        ("2026-10-01 10:00", False, "2026-10-08 09:00"),
    ],
)
def test_it_says_until_when_or_from_when(at, open_now, then):
    found = opening_at(WEEK, datetime.fromisoformat(at), CALENDAR)
    assert (found.open, found.until or found.opens) == (open_now, datetime.fromisoformat(then))


def test_a_made_up_working_saturday_has_mondays_hours():
    assert len(spans_on(WEEK, date(2026, 10, 10), CALENDAR)) == 2
    assert spans_on(WEEK, date(2026, 10, 17), CALENDAR) == []


def test_a_hall_without_hours_promises_nothing():
    found = opening_at({}, datetime.fromisoformat("2026-11-24 10:00"), CALENDAR)
    assert (found.open, found.opens) == (False, None)
