"""How many working days a process still needs: side by side counts once, what is done counts no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules import flow
from workflows.rules.pathing import still_needed

from .test_flow import fork, graphs, read


def t(key, days, when=None):
    return {"key": key, "kind": "task", "dept": "d", "days": days} | ({"when": when} if when else {})


def needed(graph, *events, left=None, data=None):
    step = flow.start(graph, data or {})
    for event in events:
        step = flow.apply(graph, step.state, read(event))
    return still_needed(graph, step.state, left or {})


TWO = [t("a", 1), fork([t("b", 5), t("c", 2)], [t("d", 3)]), t("e", 1)]


@pytest.mark.parametrize(
    ("graph", "events", "days"),
    [
        (TWO, [], 9), (TWO, ["a"], 8), (TWO, ["a", "b"], 4), (TWO, ["a", "b", "c"], 4), (TWO, ["a", "b", "c", "d"], 1),
        (TWO, ["a", "-b"], 0), (TWO, ["withdraw"], 0),
        ([fork([t("a", 5)], [t("b", 2)], join="any"), t("c", 1)], [], 3),
        ([fork([t("a", 5)], [t("b", 2)], [t("c", 9)], join={"k": 2})], [], 5),
        ([t("a", 1), {"kind": "each", "key": "f", "over": "o", "stages": [t("x", 4)]}], [], 5),
    ],
)  # fmt: skip
def test_the_longest_way_that_the_joins_wait_for(graph, events, days):
    assert needed(graph, *events, data={"o": [1, 2]}) == days


def test_what_is_left_of_an_open_task_counts_instead_of_its_days():
    assert needed(TWO, "a", left={"b": 1, "d": 3}) == 4


@given(graphs(), st.lists(st.integers(0, 9), max_size=30))
def test_it_never_grows_while_a_case_goes_on_and_is_nothing_at_its_end(graph, picks):
    given_days = with_days(graph)
    step, before = flow.start(given_days, {"x": 2}), None
    for pick in picks:
        now = still_needed(given_days, step.state, {})
        assert now >= 0 and (before is None or now <= before)
        if step.end:
            assert now == 0
            return
        before = now
        step = flow.apply(given_days, step.state, {"task": step.open[pick % len(step.open)], "do": "approve"})


def with_days(stages):
    """A graph whose every task takes two days."""
    return [
        {**stage, "days": 2} if stage["kind"] == "task"
        else {**stage, "branches": [with_days(branch) for branch in stage["branches"]]}
        for stage in stages
    ]  # fmt: skip
