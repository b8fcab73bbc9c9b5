"""Working days: announced years as announced, other years computed and provisional, never an error."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from records.calendar import WorkCalendar, national_calendar

NATIONAL = national_calendar()


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", range(2004, 2027))
def test_it_agrees_with_the_announcements(year: int) -> None:
    assert [d for d in days_of(year) if NATIONAL.is_working(d) != chinese_calendar.is_workday(d)] == []


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_its_working_days(year: int, count: int) -> None:
    assert sum(map(NATIONAL.is_working, days_of(year))) == count


@pytest.mark.parametrize("day", ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])
def test_make_up_days_are_worked(day: str) -> None:
    assert NATIONAL.is_working(date.fromisoformat(f"2026-{day}"))


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-02-10", 5, "2026-02-24"), ("2026-02-10", 20, "2026-03-16"), ("2026-09-28", 10, "2026-10-16"),
        ("2026-09-28", 20, "2026-10-30"), ("2025-09-25", 5, "2025-10-09"), ("2025-09-25", 20, "2025-10-29"),
    ],
)  # fmt: skip
def test_working_days_are_added_as_in_the_dossier(start: str, count: int, due: str) -> None:
    assert NATIONAL.add_working_days(date.fromisoformat(start), count) == date.fromisoformat(due)


def test_an_unannounced_year_is_provisional_and_knows_the_statutory_days() -> None:
    assert NATIONAL.provisional(date(2027, 1, 4))
    assert not NATIONAL.provisional(date(2026, 12, 31))
    assert [d for d in ("2027-01-01", "2027-02-08", "2027-10-01") if NATIONAL.is_working(date.fromisoformat(d))] == []
    assert NATIONAL.is_working(date(2027, 1, 4))


@pytest.mark.parametrize("day", [date.min, date(1949, 10, 1), date(2002, 12, 31), date(2051, 1, 1), date.max])
def test_no_date_is_an_error(day: date) -> None:
    assert NATIONAL.provisional(day)
    assert NATIONAL.roll(day) >= day
    assert NATIONAL.add_working_days(day, 3) >= day
    assert NATIONAL.count_between(day, day) == 0


def test_counting_across_the_edge_of_the_table_is_seamless() -> None:
    start = date(2050, 12, 1)
    for count in (1, 20, 40):
        assert NATIONAL.count_between(start, NATIONAL.add_working_days(start, count)) == count


def test_a_region_has_holidays_of_its_own() -> None:
    monday = date(2026, 3, 16)
    region = NATIONAL.changed(free=[monday], make_up=[date(2026, 3, 15)])
    assert not region.is_working(monday)
    assert region.is_working(date(2026, 3, 15))
    assert NATIONAL.is_working(monday)


def test_an_announcement_ends_the_provisional_year() -> None:
    announced = NATIONAL.changed(free=[date(2027, 2, 11)], make_up=[date(2027, 2, 20)], announced=[2027])
    assert not announced.provisional(date(2027, 5, 1))
    assert announced.is_working(date(2027, 2, 20))


def test_a_make_up_day_wins_over_a_holiday() -> None:
    day = date(2026, 5, 5)
    assert WorkCalendar([day], [day], [2026]).is_working(day)
