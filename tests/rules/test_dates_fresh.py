"""Sixty dates worked out by hand: holidays and make-up days, pauses, extensions, month ends, hours, provisional years."""

from datetime import date
from pathlib import Path

import pytest

from records.calendar import national_calendar
from records.clock import Clock, Pause, reading
from records.clock.cases import answer

ROWS = [
    row
    for row in (Path(__file__).parent / "data" / "dates_fresh.txt").read_text().splitlines()
    if row and not row.startswith("#")
]


def parsed(row):
    """A row of the table as the examiner's case, and what is expected."""
    given, _, expected = row.partition(" -> ")
    term, pauses, extensions, as_of = (part.strip() for part in given.split("|"))
    start, unit, length, kind = term.split()
    spans = [span.split("..") for span in pauses.split(",") if span]
    case = {
        "id": row, "start": start, "unit": unit, "length": int(length), "term_kind": kind, "as_of": as_of,
        "pauses": [{"from": begun, "to": ended or None} for begun, ended in spans],
        "extensions": [{"length": int(part)} for part in extensions.split(",") if part],
    }  # fmt: skip
    due, state, remaining = expected.split()
    return case, {"due": None if due == "none" else due, "state": state, "remaining": float(remaining)}


@pytest.mark.parametrize("row", ROWS)
def test_a_date_worked_out_by_hand(row):
    case, expected = parsed(row)
    found = answer(case)
    assert {name: found[name] for name in expected} == expected


def test_there_are_sixty():
    assert len(ROWS) == 60


def test_a_regions_own_holiday_moves_its_dates_and_nobody_elses():
    feast = national_calendar().changed(free=[date(2026, 4, 20), date(2026, 4, 21)])
    clock = Clock(date(2026, 4, 15), 5)
    assert reading(clock, at=date(2026, 4, 15)).due == date(2026, 4, 22)
    assert reading(clock, at=date(2026, 4, 15), calendar=feast).due == date(2026, 4, 24)
    paused = reading(clock, [Pause(date(2026, 4, 20), date(2026, 4, 22))], at=date(2026, 4, 15), calendar=feast)
    assert paused.due == date(2026, 4, 24), "a day without work is not saved twice by a pause"


def test_a_year_that_is_announced_moves_what_was_provisional():
    clock = Clock(date(2026, 12, 28), 5)
    before = reading(clock, at=date(2026, 12, 28))
    told = national_calendar().changed(free=[date(2027, 1, 4)], make_up=[date(2027, 1, 9)], announced=[2027])
    after = reading(clock, at=date(2026, 12, 28), calendar=told)
    assert (before.due, before.provisional) == (date(2027, 1, 5), True)
    assert (after.due, after.provisional) == (date(2027, 1, 6), False)
