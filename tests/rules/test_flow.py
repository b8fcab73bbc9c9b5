"""What opens next (docs/flows.md): each convention as an example, and what holds for every graph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules import flow


def t(key, when=None):
    return {"key": key, "kind": "task", "dept": "d"} | ({"when": when} if when else {})


def fork(*branches, join="all", **more):
    return {"key": "fork", "kind": "parallel", "join": join, "branches": list(branches), **more}


def run(graph, *events, data=None):
    """The last step after events like "a" (approve), "-a" (refuse), "c>a" (return)."""
    step = flow.start(graph, data or {})
    for event in events:
        step = flow.apply(graph, step.state, read(event))
    return step


def read(event):
    if event == "withdraw":
        return {"do": "withdraw", "task": ""}
    task, _, to = event.lstrip("-").partition(">")
    return {"task": task, "do": "return" if to else "refuse" if event[0] == "-" else "approve", "to": to}


AB = [fork([t("a")], [t("b")])]


@pytest.mark.parametrize(
    ("graph", "events", "opened", "end"),
    [
        ([t("a"), t("b")], [], ["a"], ""),
        ([t("a"), t("b")], ["a"], ["b"], ""),
        ([t("a"), t("b")], ["a", "b"], [], "approved"),
        ([t("a"), t("b")], ["-a"], [], "refused"),
        ([*AB, t("c")], [], ["a", "b"], ""),
        ([*AB, t("c")], ["a"], ["b"], ""),
        ([*AB, t("c")], ["a", "b"], ["c"], ""),
        ([*AB, t("c")], ["-a"], [], "refused"),
        ([fork([t("a")], [t("b")], on_refuse="opinion"), t("c")], ["-a", "b"], ["c"], ""),
        ([fork([t("a")], [t("b")], on_refuse="collect"), t("c")], ["-a"], ["b"], ""),
        ([fork([t("a")], [t("b")], on_refuse="collect"), t("c")], ["-a", "b"], [], "refused"),
        ([fork([t("a")], [t("b")], join="any"), t("c")], ["a"], ["c"], ""),
        ([fork([t("a")], [t("b")], join="any"), t("c")], ["-a"], ["b"], ""),
        ([fork([t("a")], [t("b")], join="any"), t("c")], ["-a", "-b"], [], "refused"),
        ([fork([t("a")], [t("b")], [t("e")], join={"k": 2}), t("c")], ["a", "b"], ["c"], ""),
        ([fork([t("a")], [t("b")], [t("e")], join={"k": 2}), t("c")], ["-a", "-b"], [], "refused"),
        ([fork([t("a")], [t("b")], join={"k": 5}), t("c")], ["a"], ["b"], ""),
        ([t("a"), t("b", ["x", "==", 1]), t("c")], ["a"], ["c"], ""),
        ([fork([t("a", ["x", "==", 1])], [t("b")]), t("c")], [], ["b"], ""),
        ([fork([t("a", ["x", "==", 1])]), t("c")], [], ["c"], ""),
        ([t("z"), fork([t("a"), t("e")], [t("b")]), t("c")], ["z", "a", "e>a"], ["a", "b"], ""),
        ([t("z"), fork([t("a"), t("e")], [t("b")]), t("c")], ["z", "a", "e>z"], ["z"], ""),
        ([t("a"), t("b")], ["withdraw"], [], "withdrawn"),
        ([fork([fork([t("a")], [t("b")])], [t("e")], join="any"), t("c")], ["-a"], ["e"], ""),
    ],
)
def test_each_convention(graph, events, opened, end):
    step = run(graph, *events)
    assert (step.open, step.end, step.error) == (opened, end, "")


@pytest.mark.parametrize(
    ("graph", "events", "error"),
    [
        ([t("a"), t("b")], ["b"], "not_open"),
        ([t("a")], ["a", "a"], "ended"),
        ([t("a"), t("b")], ["a>b"], "bad_target"),
        ([*AB, t("c")], ["a", "b>a"], "bad_target"),
        ([t("x", ["no", "==", 1]), t("a")], ["a>x"], "bad_target"),
    ],
)
def test_what_is_refused_changes_nothing(graph, events, error):
    before = run(graph, *events[:-1])
    after = flow.apply(graph, before.state, read(events[-1]))
    assert (after.error, after.state, after.open) == (error, before.state, before.open)


def test_conditions_are_read_again_on_re_entry():
    graph = [t("a"), t("b", ["x", "==", 1]), t("c")]
    step = run(graph, "a", "c>a")
    step = flow.apply(graph, step.state, {"task": "a", "do": "approve", "set": {"x": 1}})
    assert step.open == ["b"]


@pytest.mark.parametrize(
    ("when", "data", "entered"),
    [
        (["x", "==", 1], {}, False), (["x", "==", None], {"x": None}, True), (["x", "!=", 1], {}, False),
        (["x", ">", 1], {"x": "2"}, False), (["x", ">=", 1], {"x": [1]}, False), (["x", "in", 3], {"x": 3}, False),
        (["x", "in", [[1], {"a": 1}]], {"x": {"a": 1}}, True), (["x", "in", "abc"], {"x": "b"}, True),
        (["x", "<", {}], {"x": {}}, False), (["x", "!=", 1], {"x": "1"}, True), ([], {}, True), (None, {}, True),
    ],
)  # fmt: skip
def test_odd_conditions_skip_and_never_break(when, data, entered):
    assert (flow.start([t("a", when), t("b")], data).open[0] == "a") == entered


def test_an_unknown_operator_or_act_is_no_case():
    with pytest.raises(ValueError, match="when"):
        flow.start([t("a", ["x", "~", 1])], {"x": 1})
    with pytest.raises(ValueError, match="do"):
        flow.apply([t("a")], flow.start([t("a")], {}).state, {"task": "a", "do": "reject"})


def test_a_decision_that_names_no_task_is_not_open():
    assert flow.apply([t("a")], flow.start([t("a")], {}).state, {"do": "approve"}).error == "not_open"


def test_a_refused_event_sets_nothing():
    graph = [t("a"), t("b", ["x", "==", 1]), t("c")]
    step = flow.apply(graph, flow.start(graph, {}).state, {"task": "a", "do": "return", "to": "c", "set": {"x": 1}})
    assert (step.error, flow.apply(graph, step.state, {"task": "a", "do": "approve"}).open) == ("bad_target", ["c"])


@pytest.mark.parametrize(
    ("graph", "end"),
    [([], "approved"), ([fork()], "approved"), ([fork([], [t("a", ["x", "==", 1])])], "approved"),
     ([fork([fork([t("a", ["x", "==", 1])])], join="any")], "approved")],
)  # fmt: skip
def test_where_nothing_is_entered_the_case_ends_approved(graph, end):
    assert flow.start(graph, {}).end == end


def test_a_return_out_of_nested_branches_forgets_them_and_their_siblings():
    graph = [t("a"), fork([t("b"), fork([t("c"), t("d")], [t("e")])], [t("f")]), t("g")]
    step = run(graph, "a", "b", "c")
    assert step.open == ["d", "e", "f"]
    for target, opened in (("c", ["c", "e", "f"]), ("b", ["b", "f"]), ("a", ["a"])):
        assert flow.apply(graph, step.state, {"task": "d", "do": "return", "to": target}).open == opened
    assert run(graph, "a", "b", "c", "d>a", "a").open == ["b", "f"]


@st.composite
def graphs(draw, depth=2):
    """Random graphs with unique keys."""
    counter = iter(range(1000))

    def sequence(level):
        return [stage(level) for _ in range(draw(st.integers(1, 3)))]

    def stage(level):
        if level == 0 or draw(st.booleans()):
            return t(f"t{next(counter)}", draw(st.sampled_from([None, ["x", ">", 1], ["y", "==", 1]])))
        branches = [sequence(level - 1) for _ in range(draw(st.integers(1, 3)))]
        rule = draw(st.sampled_from(["all", "any", {"k": 1}, {"k": 2}]))
        return fork(*branches, join=rule, on_refuse=draw(st.sampled_from(["", "opinion", "collect"])))

    return sequence(depth)


@given(graphs(), st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["approve", "refuse", "approve"])), max_size=40))
def test_every_case_ends_and_open_tasks_can_be_decided(graph, choices):
    step = flow.start(graph, {"x": 2})
    for pick, verdict in choices:
        if step.end:
            break
        assert step.open, "a running case always has an open task"
        step = flow.apply(graph, step.state, {"task": step.open[pick % len(step.open)], "do": verdict})
        assert not step.error
        assert len(set(step.open)) == len(step.open)
    assert bool(step.end) != bool(step.open)
