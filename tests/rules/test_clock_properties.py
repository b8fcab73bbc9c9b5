"""What must hold for every term, found by hypothesis and by a slow reference."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from records.calendar import national_calendar
from records.clock import Clock, Pause, Reading, reading

from .reference import Slow

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
LENGTHS = st.integers(0, 60)
CLOSED = st.tuples(DAYS, st.integers(0, 40)).map(lambda p: (p[0], p[0] + timedelta(p[1])))


@st.composite
def near(draw: st.DrawFn) -> tuple[date, list[tuple[date, date | None]], date]:
    """A start, pauses around it, a moment around it."""
    start = draw(DAYS)
    spans = draw(st.lists(st.tuples(st.integers(-20, 90), st.integers(0, 30), st.booleans()), max_size=4))
    pauses = [(start + timedelta(a), None if c and b > 27 else start + timedelta(a + b)) for a, b, c in spans]
    return start, pauses, start + timedelta(draw(st.integers(-30, 200)))


def read(slow: Slow, at: date) -> Reading:
    kind = "organ_wd" if slow.working else "calendar_roll" if slow.rolls else "calendar_plain"
    clock = Clock(slow.start, slow.length, "WD" if slow.working else "D", kind)
    return reading(clock, [Pause(a, b) for a, b in slow.pauses], slow.extensions, at=at)


@settings(max_examples=400, deadline=None)
@given(near(), LENGTHS, st.sampled_from([(True, False), (False, True), (False, False)]), st.lists(LENGTHS, max_size=2))
def test_it_equals_the_slow_count(case, length, kind, extensions) -> None:
    start, pauses, today = case
    slow = Slow(start, length, *kind, pauses, extensions)
    shown = read(slow, today)
    assert (shown.due, shown.left) == (slow.due(), slow.remaining(today))
    assert shown.state == ("suspended" if shown.due is None else "overdue" if today > shown.due else "running")


@settings(deadline=None)
@given(DAYS, st.integers(1, 60), st.lists(CLOSED, max_size=4))
def test_it_is_never_due_earlier_than_the_law_allows(start, length, pauses) -> None:
    due = read(Slow(start, length, pauses=pauses), start).due
    assert due >= read(Slow(start, length), start).due >= start + timedelta(length)
    assert national_calendar().is_working(due)


@settings(deadline=None)
@given(DAYS, LENGTHS, st.lists(CLOSED, max_size=4), st.randoms())
def test_the_order_of_pauses_does_not_matter(start, length, pauses, random) -> None:
    shuffled = random.sample(pauses, len(pauses))
    assert read(Slow(start, length, pauses=pauses), start) == read(Slow(start, length, pauses=shuffled), start)


@settings(deadline=None)
@given(DAYS, LENGTHS, CLOSED, st.integers(0, 40))
def test_splitting_a_pause_changes_nothing(start, length, pause, cut) -> None:
    middle = min(pause[0] + timedelta(cut), pause[1])
    split = [(pause[0], middle), (middle, pause[1]), (middle, middle)]
    assert read(Slow(start, length, pauses=[pause]), start) == read(Slow(start, length, pauses=split), start)


@settings(deadline=None)
@given(DAYS, LENGTHS, LENGTHS, st.lists(CLOSED, max_size=3))
def test_an_extension_counts_as_length(start, length, more, pauses) -> None:
    extended = read(Slow(start, length, pauses=pauses, extensions=[more]), start)
    assert extended.due == read(Slow(start, length + more, pauses=pauses), start).due


@settings(deadline=None)
@given(DAYS, st.integers(1, 40), st.lists(CLOSED, max_size=3))
def test_reading_day_by_day_counts_down_as_reading_at_once(start, length, pauses) -> None:
    slow = Slow(start, length, pauses=pauses)
    due = read(slow, start).due
    for today in (start + timedelta(n) for n in range((due - start).days + 5)):
        shown = read(slow, today)
        assert shown.used + shown.left == length


@settings(deadline=None)
@given(DAYS, LENGTHS, st.integers(-5, 60), st.integers(0, 30))
def test_closing_a_pause_on_the_day_it_opened_leaves_what_was_left(start, length, offset, later) -> None:
    opened = start + timedelta(offset)
    stopped = read(Slow(start, length, pauses=[(opened, None)]), opened + timedelta(later))
    assert stopped.due is None
    assert stopped.left == read(Slow(start, length, pauses=[(opened, None)]), opened).left
