"""Terms in hours against a count of single minutes."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from records.clock import CHINA, Clock, Pause, reading

START = datetime(2026, 11, 6, 17, 30, tzinfo=CHINA)
MINUTE = timedelta(minutes=1)
SPANS = st.lists(st.tuples(st.integers(-200, 700), st.integers(0, 300)).map(lambda p: (p[0], sum(p))), max_size=4)


def pauses_of(spans: list[tuple[int, int]]) -> list[Pause]:
    return [Pause(START + a * MINUTE, START + b * MINUTE) for a, b in spans]


def slow_due(length: int, spans: list[tuple[int, int]]) -> int:
    """The minute after the last one that runs."""
    minute, need = 0, length * 60
    while need:
        need -= not any(a <= minute < b for a, b in spans)
        minute += 1
    return minute


@given(st.integers(0, 8), SPANS)
def test_hours_end_as_counted_minute_by_minute(length: int, spans: list[tuple[int, int]]) -> None:
    assert reading(Clock(START, length, "H"), pauses_of(spans)).due == START + slow_due(length, spans) * MINUTE


@given(st.integers(0, 8), SPANS, st.integers(-100, 1500))
def test_used_and_left_are_the_whole_term(length: int, spans: list[tuple[int, int]], at: int) -> None:
    shown = reading(Clock(START, length, "H"), pauses_of(spans), at=START + at * MINUTE)
    assert abs(shown.used + shown.left - length) < 1e-9
    assert (shown.state == "overdue") == (START + at * MINUTE > shown.due)


@given(st.integers(1, 8), SPANS, st.integers(0, 500))
def test_an_open_pause_leaves_what_has_not_run(length: int, spans: list[tuple[int, int]], opened: int) -> None:
    stop = START + opened * MINUTE
    stopped = reading(Clock(START, length, "H"), [*pauses_of(spans), Pause(stop)], at=stop + timedelta(days=9))
    assert (stopped.due, stopped.state) == (None, "suspended")
    assert stopped.left == reading(Clock(START, length, "H"), pauses_of(spans), at=stop).left
