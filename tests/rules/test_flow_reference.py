"""The engine and a reference interpreter written apart from it agree on random graphs and random events.

CAMPAIGN=10000 asks for that many (`make campaign`).
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflows.rules import cases, flow

from . import flow_reference

RUNS = int(os.environ.get("CAMPAIGN") or 300)
VALUES = st.one_of(st.integers(0, 3), st.sampled_from(["a", "b", None, True, [1, 2], {"k": 1}, ""]))
CONDITIONS = st.one_of(
    st.none(),
    st.tuples(st.sampled_from("xyz"), st.sampled_from(list(flow.COMPARE)), VALUES),
    st.tuples(st.sampled_from("xy"), st.just("in"), st.lists(VALUES, max_size=3)),
)
JOINS = st.one_of(st.sampled_from(["all", "all", "any"]), st.integers(1, 5).map(lambda k: {"k": k}))
REFUSALS = st.sampled_from(["", "", "opinion", "collect"])
DATA = st.dictionaries(st.sampled_from("xyz"), VALUES, max_size=3)


@st.composite
def graphs(draw, depth=3):
    """Random graphs with unique keys: nested, with conditions everywhere, with empty branches, empty forks and lists of any length."""
    counter = iter(range(10_000))

    def sequence(level, least):
        return [stage(level) for _ in range(draw(st.integers(least, 3)))]

    def stage(level):
        found = {"key": f"t{next(counter)}", "kind": "task", "dept": "d"}
        if level and draw(st.integers(0, 2)):
            branches = [sequence(level - 1, 0) for _ in range(draw(st.integers(0, 4)))]
            more = {"join": draw(JOINS), "on_refuse": draw(REFUSALS), "branches": branches}
            found = {"key": f"f{next(counter)}", "kind": "parallel", **more}
        elif level and not draw(st.integers(0, 2)):
            more = {"join": draw(JOINS), "on_refuse": draw(REFUSALS), "stages": sequence(level - 1, 0)}
            found = {"key": f"e{next(counter)}", "kind": "each", "over": draw(st.sampled_from("xyz")), **more}
        return found if (when := draw(CONDITIONS)) is None else {**found, "when": list(when)}

    return sequence(depth, 1)


def keys_of(graph):
    for stage in graph:
        yield stage["key"]
        for branch in stage.get("branches", []):
            yield from keys_of(branch)
        for key in keys_of(stage.get("stages", [])):
            yield from (key, f"{key}#1")


@st.composite
def runs(draw):
    """A graph, its data, and events that mostly name open tasks and sometimes anything."""
    graph, data = draw(graphs()), draw(DATA)
    keys, case, events = [*keys_of(graph), "nowhere"], flow_reference.Case(graph, data), []
    for _ in range(draw(st.integers(0, 25))):
        opened = case.open()
        task = draw(st.sampled_from(opened if opened and draw(st.integers(0, 9)) else keys))
        do = draw(st.sampled_from(["approve"] * 6 + ["refuse"] * 2 + ["return"] * 2))
        event = {"task": task, "do": do}
        if do == "return":
            event["to"] = draw(st.sampled_from(keys))
        if draw(st.integers(0, 4)) == 0:
            event["set"] = draw(DATA)
        events.append({"do": "withdraw"} if draw(st.integers(0, 40)) == 0 else event)
        case.take(events[-1])
    return graph, data, events


@given(runs())
@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
def test_two_readings_of_the_conventions_agree(run):
    graph, data, events = run
    told = cases.answer({"id": 1, "graph": graph, "data": data, "events": events})
    assert [(s["open"], s["state"], s["error"]) for s in told["steps"]] == flow_reference.run(graph, data, events)
    assert told["end"] == (None if told["steps"][-1]["state"] == "running" else told["steps"][-1]["state"])


@given(st.integers(0, 4), JOINS, REFUSALS, st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12))
@settings(max_examples=RUNS // 3, deadline=None)
def test_a_stage_over_a_list_is_a_parallel_stage_with_a_branch_for_each(count, join, on_refuse, choices):
    common = {"key": "f", "join": join, "on_refuse": on_refuse}
    body = ["a", "b"]
    each = [{**common, "kind": "each", "over": "owners", "stages": [{"key": key, "kind": "task"} for key in body]}]
    branches = [[{"key": f"{key}#{n + 1}", "kind": "task"} for key in body] for n in range(count)]
    plain = [{**common, "kind": "parallel", "branches": branches}]
    one, other = (flow.start(graph, {"owners": ["o"] * count}) for graph in (each, plain))
    for pick, approved in choices:
        assert (one.open, one.end) == (other.open, other.end)
        if one.end:
            break
        event = {"task": one.open[pick % len(one.open)], "do": "approve" if approved else "refuse"}
        one, other = flow.apply(each, one.state, event), flow.apply(plain, other.state, event)


def test_the_list_is_as_long_as_it_was_when_the_stage_was_entered():
    graph = [
        {"key": "t", "kind": "task"},
        {"key": "f", "kind": "each", "over": "o", "stages": [{"key": "a", "kind": "task"}]},
    ]
    step = flow.apply(graph, flow.start(graph, {"o": [1]}).state, {"task": "t", "do": "approve", "set": {"o": [1, 2]}})
    assert step.open == ["a#1", "a#2"]
    step = flow.apply(graph, step.state, {"task": "a#1", "do": "return", "to": "t"})
    step = flow.apply(graph, step.state, {"task": "t", "do": "approve", "set": {"o": []}})
    assert step.end == "approved"
