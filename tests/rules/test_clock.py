"""The clock's conventions (docs/adr/0020), one by one."""

from datetime import date, datetime, timedelta

import pytest

from records.clock import CHINA, Clock, Pause, reading
from records.clock.cases import answer
from records.clock.wording import SENTENCES, chinese


def ask(
    start: str, length: int, unit: str = "WD", kind: str | None = None, *, as_of: str = "", **more: object
) -> tuple:
    case = {"id": 1, "start": start, "length": length, "unit": unit, "term_kind": kind, "as_of": as_of or start, **more}
    shown = answer(case)
    return shown["due"], shown["state"], shown["remaining"]


def paused(*pairs: tuple[str, str | None]) -> list[dict[str, str | None]]:
    return [{"from": start, "to": end} for start, end in pairs]


WORKING = [
    # start day not counted; Spring Festival, National Day and make-up days of the dossier
    ("2026-02-10", 5, {}, "2026-02-24"), ("2026-02-10", 20, {}, "2026-03-16"), ("2026-09-28", 10, {}, "2026-10-16"),
    ("2026-09-28", 20, {}, "2026-10-30"), ("2025-09-25", 5, {}, "2025-10-09"), ("2025-09-25", 20, {}, "2025-10-29"),
    # a start on a day off; on the spot
    ("2026-11-07", 1, {}, "2026-11-09"), ("2026-11-07", 0, {}, "2026-11-07"),
    # the day a pause starts is not counted, the day it ends is
    ("2026-11-02", 5, {"pauses": paused(("2026-11-04", "2026-11-06"))}, "2026-11-11"),
    ("2026-11-02", 5, {"pauses": paused(("2026-11-04", "2026-11-04"))}, "2026-11-09"),
    # overlaps count once; a pause on the due day moves it; one after the due day does not
    ("2026-11-02", 5, {"pauses": paused(("2026-11-04", "2026-11-06"), ("2026-11-05", "2026-11-07"))}, "2026-11-12"),
    ("2026-11-02", 5, {"pauses": paused(("2026-11-09", "2026-11-10"))}, "2026-11-10"),
    ("2026-11-02", 5, {"pauses": paused(("2026-11-10", "2026-11-30"))}, "2026-11-09"),
    # begun before the start
    ("2026-11-02", 5, {"pauses": paused(("2026-10-20", "2026-11-05"))}, "2026-11-11"),
    ("2026-11-02", 5, {"extensions": [{"length": 3}, {"length": 2}]}, "2026-11-16"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "length", "more", "due"), WORKING)
def test_a_term_in_working_days_ends(start: str, length: int, more: dict, due: str) -> None:
    assert ask(start, length, **more)[:2] == (due, "running")


CALENDAR = [
    ("2026-01-31", 1, "M", "calendar_plain", {}, "2026-02-28"),
    ("2028-01-31", 1, "M", "calendar_plain", {}, "2028-02-29"),
    ("2024-02-29", 1, "Y", "calendar_plain", {}, "2025-02-28"),
    ("2026-08-31", 6, "M", "calendar_roll", {}, "2027-03-01"),
    ("2026-11-04", 3, "D", "calendar_plain", {}, "2026-11-07"),
    ("2026-11-04", 3, "D", "calendar_roll", {}, "2026-11-09"),
    ("2026-09-20", 15, "D", "calendar_roll", {}, "2026-10-08"),
    ("2026-11-07", 0, "D", "calendar_roll", {}, "2026-11-07"),
    # a make-up Saturday is a working day
    ("2026-09-30", 10, "D", "calendar_roll", {}, "2026-10-10"),
    # extensions go on from the unmoved end
    ("2026-11-04", 3, "D", "calendar_roll", {"extensions": [{"length": 2}]}, "2026-11-09"),
    ("2026-01-31", 1, "M", "calendar_plain", {"extensions": [{"length": 1}]}, "2026-03-28"),
    ("2026-11-04", 10, "D", "calendar_plain", {"pauses": paused(("2026-11-06", "2026-11-09"))}, "2026-11-17"),
    ("2026-11-04", 1, "M", "calendar_roll", {"pauses": paused(("2026-11-06", "2026-11-07"))}, "2026-12-07"),
    # the organ's days are working days whatever the unit is called
    ("2026-02-10", 5, "D", "organ_wd", {}, "2026-02-24"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "length", "unit", "kind", "more", "due"), CALENDAR)
def test_a_calendar_term_ends(start: str, length: int, unit: str, kind: str, more: dict, due: str) -> None:
    assert ask(start, length, unit, kind, **more)[0] == due


@pytest.mark.parametrize(
    ("as_of", "state", "left"),
    [
        ("2026-01-01", "running", 5), ("2026-11-02", "running", 5), ("2026-11-05", "running", 2),
        ("2026-11-09", "running", 0), ("2026-11-09T23:59", "running", 0), ("2026-11-10", "overdue", -1),
        ("2026-11-09T16:00:00Z", "overdue", -1), ("2026-11-14", "overdue", -4),
    ],
)  # fmt: skip
def test_what_remains_is_counted_after_the_day(as_of: str, state: str, left: int) -> None:
    assert ask("2026-11-02", 5, as_of=as_of) == ("2026-11-09", state, left)


def test_a_pause_known_for_later_is_taken_off_what_remains() -> None:
    assert ask("2026-11-02", 5, as_of="2026-11-03", pauses=paused(("2026-11-05", "2026-11-12")))[2] == 4


@pytest.mark.parametrize(("opened", "left"), [("2026-11-05", 3), ("2026-11-01", 5), ("2026-11-02", 5)])
def test_an_open_pause_suspends(opened: str, left: int) -> None:
    assert ask("2026-11-02", 5, as_of="2026-12-31", pauses=paused((opened, None))) == (None, "suspended", left)


def test_an_open_pause_keeps_extensions_and_earlier_pauses() -> None:
    pauses = paused(("2026-11-03", "2026-11-04"), ("2026-11-06", None))
    assert ask("2026-11-02", 5, pauses=pauses, extensions=[{"length": 5}]) == (None, "suspended", 8)


def test_a_day_is_the_local_one() -> None:
    assert ask("2026-11-02T16:30:00Z", 1)[0] == "2026-11-04"
    assert ask("2026-11-02T16:30:00", 1)[0] == "2026-11-03"


def test_hours_run_on_from_the_minute() -> None:
    assert ask("2026-11-06T17:30", 24, "H") == ("2026-11-07T17:30:00+08:00", "running", 24)
    assert ask("2026-11-06T17:30", 24, "H", as_of="2026-11-07T17:30")[1:] == ("running", 0)
    assert ask("2026-11-06T17:30", 24, "H", as_of="2026-11-07T19:00")[1:] == ("overdue", -1.5)
    assert ask("2026-11-06T17:30", 24, "H", as_of="2026-11-01T00:00")[2] == 24


def test_paused_minutes_are_added_once() -> None:
    pauses = paused(("2026-11-06T18:00", "2026-11-06T18:40"), ("2026-11-06T18:20", "2026-11-06T19:00"))
    assert ask("2026-11-06T17:30", 2, "H", pauses=pauses, as_of="2026-11-06T18:30") == (
        "2026-11-06T20:30:00+08:00", "running", 1.5,
    )  # fmt: skip


def test_an_open_pause_stops_the_hours() -> None:
    assert ask("2026-11-06T17:30", 2, "H", pauses=paused(("2026-11-06T18:00", None))) == (None, "suspended", 1.5)


START = datetime(2026, 11, 2, 9, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("day", "light"),
    [("2026-11-03", "green"), ("2026-11-06", "yellow"), ("2026-11-09", "yellow"), ("2026-11-10", "red")],
)
def test_the_light_is_yellow_from_the_last_fifth_on(day: str, light: str) -> None:
    assert reading(Clock(START, 5), at=date.fromisoformat(day)).light == light


def test_the_light_rests_in_a_pause_and_when_done() -> None:
    pause = Pause(START + timedelta(1), START + timedelta(3))
    assert reading(Clock(START, 5), [pause], at=START + timedelta(2)).light == "paused"
    done = reading(Clock(START, 5), at=START + timedelta(90), ended=START + timedelta(3))
    assert (done.light, done.state, done.left) == ("done", "running", 2)


def test_a_term_into_an_unannounced_year_is_provisional() -> None:
    assert reading(Clock(date(2026, 12, 28), 10)).provisional
    assert not reading(Clock(date(2026, 11, 2), 5)).provisional
    assert not reading(Clock(date(2026, 12, 28), 10, "D", "calendar_plain")).provisional


def test_the_arithmetic_is_told_line_by_line() -> None:
    shown = reading(Clock(date(2026, 11, 2), 5), [Pause(date(2026, 11, 4), date(2026, 11, 6))], [2])
    assert [line.code for line in shown.lines] == ["start", "length_WD", "extension_WD", "pause", "days_off", "due"]
    assert "扣除 2 天" in " ".join(map(chinese, shown.lines))
    assert {line.code for line in shown.lines} <= set(SENTENCES)


def test_an_unending_term_ends_with_time_itself() -> None:
    assert reading(Clock(date(2026, 1, 1), 10**7, "D", "calendar_roll")).due == date.max
    assert reading(Clock(date(2026, 1, 1), 10**4, "Y", "calendar_plain")).due == date.max
