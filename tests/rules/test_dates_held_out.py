"""Four hundred dates counted a second time, day by day and minute by minute, from the holiday notices of 2024 to 2026
typed anew; put to `manage.py try dates` as an examiner does. Nothing of the portal takes part in the counting."""

import calendar
import io
import json
import sys
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.core.management import call_command

DAY, MINUTE = timedelta(1), timedelta(minutes=1)
FREE = {
    (2024, "01-01"), (2024, "02-10", "02-17"), (2024, "04-04", "04-06"), (2024, "05-01", "05-05"),
    (2024, "06-10"), (2024, "09-15", "09-17"), (2024, "10-01", "10-07"),
    (2025, "01-01"), (2025, "01-28", "02-04"), (2025, "04-04", "04-06"), (2025, "05-01", "05-05"),
    (2025, "05-31", "06-02"), (2025, "10-01", "10-08"),
    (2026, "01-01", "01-03"), (2026, "02-15", "02-23"), (2026, "04-04", "04-06"), (2026, "05-01", "05-05"),
    (2026, "06-19", "06-21"), (2026, "09-25", "09-27"), (2026, "10-01", "10-07"),
}  # fmt: skip
MAKE_UP = [
    "2024-02-04",
    "2024-02-18",
    "2024-04-07",
    "2024-04-28",
    "2024-05-11",
    "2024-09-14",
    "2024-09-29",
    "2024-10-12",
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
]
KINDS = [("WD", "organ_wd"), ("D", "calendar_roll"), ("D", "calendar_plain"), ("M", "calendar_roll"),
         ("M", "calendar_plain"), ("Y", "calendar_roll"), ("H", "elapsed_hours")]  # fmt: skip


def days_free():
    found = set()
    for year, first, *last in FREE:
        day, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{(last or [first])[0]}")
        while day <= end:
            found.add(day)
            day += DAY
    return found


OFF, EXTRA = days_free(), {date.fromisoformat(day) for day in MAKE_UP}


def works(day):
    return day in EXTRA or (day.weekday() < 5 and day not in OFF)


def months_on(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_pause(moment, pauses):
    return any(begun <= moment and (ended is None or moment < ended) for begun, ended in pauses)


def by_days(case):
    """Due day, state and what is left, by walking."""
    start, at = case["start"], case["as_of"]
    total = case["length"] + sum(case["extensions"])
    unit, pauses = case["unit"], case["pauses"]

    def counts(day):
        return (works(day) if unit == "WD" else True) and not in_pause(day, pauses)

    if unit in "MY":
        end = months_on(start, total * (12 if unit == "Y" else 1))
        need = (end - start).days
    else:
        need = total
    if any(ended is None for _, ended in pauses):
        stop, used, day = min(begun for begun, ended in pauses if ended is None), 0, start
        while (day := day + DAY) < stop:
            used += counts(day)
        return None, "suspended", need - used
    day = start
    while need:
        day += DAY
        need -= counts(day)
    while case["term_kind"] == "calendar_roll" and total and not works(day):
        day += DAY
    if at > day:
        return day, "overdue", -sum(counts(day + DAY * n) for n in range(1, (at - day).days + 1))
    ahead = sum(counts(max(at, start) + DAY * n) for n in range(1, (day - max(at, start)).days + 1))
    return day, "running", 0 if day == start else ahead


def by_minutes(case):
    """The due moment of a term in hours: every minute outside a pause takes one off."""
    moment, need = case["start"], (case["length"] + sum(case["extensions"])) * 60
    while need:
        need -= not in_pause(moment, case["pauses"])
        moment += MINUTE
    return moment


def drawn(dice):
    """One case; calendar terms without pauses roll once, last; hours have closed pauses."""
    unit, kind = dice.choice(KINDS)
    start = date(2024, 1, 1) + DAY * dice.randrange(760)
    most = {"WD": 45, "D": 120, "M": 14, "Y": 1, "H": 60}[unit]
    case = {"start": start, "unit": unit, "term_kind": kind, "length": dice.randint(0 if unit == "WD" else 1, most)}
    case["extensions"] = [dice.randint(1, 15)] if dice.random() < 0.3 and unit not in "MYH" else []
    case["as_of"] = start + DAY * dice.randrange(90)
    if unit == "H":
        case["start"] = datetime(start.year, start.month, start.day, dice.randrange(24), dice.randrange(60))  # noqa: DTZ001
        begun = case["start"] + MINUTE * dice.randrange(3000)
        case["pauses"] = [(begun, begun + MINUTE * dice.randrange(2000))] if dice.random() < 0.6 else []
        return case
    spans = []
    for _ in range(dice.choice([0, 0, 1, 1, 2, 3]) if unit in {"WD", "D"} else 0):
        begun = start + DAY * dice.randint(0, 40)
        spans.append((begun, begun + DAY * dice.choice([0, 1, 3, 7, 12])))
    if spans and dice.random() < 0.15:
        spans.append((start + DAY * dice.randint(1, 20), None))
    case["pauses"] = spans
    return case


CASES = [drawn(Random(seed)) for seed in range(400)]


def asked(number, case):
    spans = [{"from": begun.isoformat(), "to": ended and ended.isoformat()} for begun, ended in case["pauses"]]
    return {
        "id": str(number), "start": case["start"].isoformat(), "unit": case["unit"], "length": case["length"],
        "term_kind": case["term_kind"], "pauses": spans, "as_of": case["as_of"].isoformat(),
        "extensions": [{"length": length} for length in case["extensions"]],
    }  # fmt: skip


@pytest.fixture(scope="module")
def answers():
    lines = "\n".join(json.dumps(asked(number, case)) for number, case in enumerate(CASES))
    out, before = io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(lines)
    try:
        call_command("try", "dates", stdout=out)
    finally:
        sys.stdin = before
    return {row["id"]: row for row in map(json.loads, out.getvalue().splitlines())}


def test_the_notices_give_the_years_their_known_number_of_working_days():
    def number(year):
        return sum(works(date(year, 1, 1) + DAY * n) for n in range(366 if year == 2024 else 365))

    assert [number(year) for year in (2024, 2025, 2026)] == [251, 248, 248]


def test_every_date_is_the_one_that_walking_finds(answers):
    wrong = []
    for number, case in enumerate(CASES):
        told = answers[str(number)]
        if case["unit"] == "H":
            expected, found = by_minutes(case), datetime.fromisoformat(told["due"]).replace(tzinfo=None)
        else:
            due, state, left = by_days(case)
            expected, found = (due and due.isoformat(), state, left), (told["due"], told["state"], told["remaining"])
        if expected != found:
            wrong.append((asked(number, case), expected, told))
    assert wrong == []
    assert len(answers) == 400


def test_the_cases_are_of_every_kind():
    assert {(case["unit"], case["term_kind"]) for case in CASES} == set(KINDS)
    assert sum(any(ended is None for _, ended in case["pauses"]) for case in CASES) > 10
    assert sum(bool(case["extensions"]) for case in CASES) > 40
