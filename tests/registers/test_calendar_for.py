"""The register's days feed the clock: a regional holiday moves the dates of its region and of no other."""

from datetime import UTC, date, datetime

import pytest

from records.ledger.actor import system_actor
from records.registers.actions.entries import enter_rows
from records.registers.calendars import calendar_for
from records.registers.models import CalendarDay
from services.clocks import due_day
from services.rules.item import Term

pytestmark = pytest.mark.django_db
ACCEPTED = datetime(2026, 4, 16, 2, tzinfo=UTC)
FIVE = Term(days=5)


def enter(day, region, kind="holiday"):
    row = {"date": day, "region": region, "kind": kind, "source": "岚江省三月三放假通知", "provisional": False}
    enter_rows(CalendarDay, [row], keys=("date", "region"), by=system_actor("test"))


def test_without_a_word_of_the_region_the_national_calendar_holds():
    assert due_day(ACCEPTED, FIVE, calendar_for("990102")) == date(2026, 4, 23)


def test_a_regional_holiday_moves_the_due_day_of_its_region_only():
    enter(date(2026, 4, 20), "9901")
    assert due_day(ACCEPTED, FIVE, calendar_for("990102")) == date(2026, 4, 24)
    assert due_day(ACCEPTED, FIVE, calendar_for("990203")) == date(2026, 4, 23)


def test_the_nearer_division_wins():
    enter(date(2026, 4, 20), "9901")
    enter(date(2026, 4, 20), "990102", kind="make_up")
    assert calendar_for("990102").is_working(date(2026, 4, 20))


def test_2027_is_provisional_until_it_is_announced():
    assert calendar_for("990102").provisional(date(2027, 3, 1))
    enter(date(2027, 2, 8), "")
    assert not calendar_for("990102").provisional(date(2027, 3, 1))
