"""Pure rules around a task: competence, voices, what an edition may not say, why a stage is open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules import flow
from workflows.rules.blueprint import Process
from workflows.rules.checking import problems
from workflows.rules.explaining import explain, targets
from workflows.rules.routing import Power, competent, in_whose_name
from workflows.rules.voices import differs, majority, outcome

DAY = date(2026, 11, 25)


def power(division, mode="own", item="", since=date(2026, 1, 1), until=None):
    return Power("market", division, item, mode, f"acts-{division}-{mode}", "principal", "basis", since, until)


@pytest.mark.parametrize(
    ("powers", "chosen"),
    [
        ([], None),
        ([power("990102")], 0),
        ([power("990102"), power("990102001", "delegated")], 1),
        ([power("990102001", "delegated"), power("9901", "bureau", item="F")], 1),
        ([power("990103")], None),
        ([power("990102", since=date(2026, 12, 1))], None),
        ([power("990102", until=date(2026, 11, 24))], None),
        ([power("990102", until=DAY)], 0),
        ([power("990102"), power("990102", "bureau", since=date(2026, 6, 1))], 1),
    ],
)
def test_the_nearest_line_of_the_day_counts(powers, chosen):
    found = competent(powers, role="market", region="990102001003", item="F", day=DAY)
    assert found == (None if chosen is None else powers[chosen])


@pytest.mark.parametrize(
    ("mode", "name"), [("own", "acts"), ("bureau", "acts"), ("delegated", "acts"), ("entrusted", "principal")]
)
def test_only_the_entrusted_act_in_anothers_name(mode, name):
    assert in_whose_name(power("99", mode)).startswith(name)


@pytest.mark.parametrize(
    ("verdicts", "held"),
    [(["agree"] * 2 + ["disagree"], "agree"), (["agree", "disagree"], "abstain"), (["disagree"] * 2 + ["abstain"], "disagree"),
     (["agree", "abstain"], "abstain"), ([], "abstain")],
)  # fmt: skip
def test_a_majority_is_more_than_half_of_those_present(verdicts, held):
    assert majority(verdicts) == held
    assert differs("approve", verdicts) == (held == "disagree")
    assert differs("refuse", verdicts) == (held == "agree")


@given(st.integers(1, 9), st.integers(1, 9), st.lists(st.sampled_from(["agree", "disagree", "abstain"]), max_size=9))
def test_a_panel_always_comes_to_an_end_and_never_changes_its_mind(seats, needed, votes):
    seats, needed = max(seats, needed), min(seats, needed)
    told = [outcome(votes[:n], seats=seats, needed=needed) for n in range(min(len(votes), seats) + 1)]
    settled = [end for end in told if end]
    assert len(set(settled)) <= 1
    assert told.index(settled[0]) + len(settled) == len(told) if settled else True
    assert outcome((votes * 9 + ["agree"] * 9)[:seats], seats=seats, needed=needed)


T = {"zh-Hans": "环节", "en": "Stage"}


def task(key, nature="decide", **more):
    return {
        "kind": "task",
        "key": key,
        "title": T,
        "nature": nature,
        "dept": "organ",
        "roles": ["signing_head"],
        "days": 1,
        **more,
    }


def fork(key, *branches, **more):
    return {"kind": "parallel", "key": key, "title": T, "branches": list(branches), **more}


@pytest.mark.parametrize(
    ("stages", "word"),
    [
        ([task("a", "review")], "决定"),
        ([task("a"), task("a")], "两次"),
        ([task("a#1")], "#"),
        ([task("a"), fork("f", [task("b")])], "两个以上分支"),
        ([task("a"), fork("f", [task("b")], [])], "两个以上分支"),
        ([task("a"), fork("f", [task("b")], [task("c")], join={"k": 3})], "却只有 2 个"),
        ([task("a"), task("b", "auto")], "自动环节"),
        ([task("a"), task("b", "review", automatic={"act": "notice", "of": "x"})], "自动环节"),
        ([task("a"), task("b", "auto", automatic={"act": "document"})], "哪一种"),
        ([task("a"), task("b", "review", roles=[])], "岗位"),
        ([task("a"), task("b", "panel")], "席位"),
        ([task("a"), task("b", "panel", panel={"seats": 2, "needed": 3})], "3 票"),
        ([task("a"), task("b", "discussion", roles=["approver"])], "首长负责制"),
        ([task("a"), task("b", "countersign")], "同一人"),
        ([task("a", four_eyes=["b"]), task("b")], "前面却没有"),
        ([task("a", days=0, deemed={"outcome": "approve", "basis": "x"})], "0 天"),
        ([task("a"), task("b", "visit", batch=True)], "批量"),
        ([task("a"), {"kind": "each", "key": "e", "title": T, "over": "x", "stages": []}], "没有环节"),
    ],
)
def test_what_cannot_be_published_is_told_with_what_to_do(stages, word):
    found = problems(Process.model_validate({"title": T, "stages": stages}))
    assert any(word in problem.sentence for problem in found), found
    assert all(problem.sentence.endswith("。") for problem in found)


def test_a_sound_edition_has_no_problems():
    stages = [
        task("a", "review"), fork("f", [task("b", "review")], [task("c", "review")], join={"k": 2}),
        task("s", "auto", roles=[], automatic={"act": "data_check", "of": "x"}), task("d", four_eyes=["a"]),
    ]  # fmt: skip
    assert problems(Process.model_validate({"title": T, "stages": stages})) == []


def t(key, when=None):
    return {"key": key, "kind": "task", "when": when}


GRAPH = [
    t("a"),
    {"key": "f", "kind": "parallel", "join": "all", "branches": [[t("b"), t("c")], [t("d")]]},
    t("x", ["y", "==", 1]),
    t("e"),
]


def state_after(*events):
    step = flow.start(GRAPH, {})
    for event in events:
        step = flow.apply(
            GRAPH, step.state, {"task": event.lstrip("-"), "do": "refuse" if event[0] == "-" else "approve"}
        )
    return step.state


@pytest.mark.parametrize(
    ("events", "key", "told"),
    [
        ([], "a", ("open", "first", (), ())),
        ([], "b", ("waiting", "waits", ("a",), ())),
        ([], "e", ("waiting", "waits", ("a",), ())),
        (["a"], "b", ("open", "beside", ("f",), ())),
        (["a"], "f", ("open", "joins", (), (2, 0, 2))),
        (["a", "b"], "c", ("open", "after", ("b",), ())),
        (["a", "d"], "f", ("open", "joins", (), (2, 1, 2))),
        (["a", "d"], "e", ("waiting", "waits", ("b",), ())),
        (["a", "-b"], "d", ("cancelled", "cancelled", ("f",), ())),
        (["a", "-b"], "b", ("refused", "refused", (), ())),
        (["a", "-b"], "e", ("waiting", "never", (), ())),
        (["a", "b", "c", "d"], "x", ("skipped", "condition", (), ("y", "==", 1))),
        (["a", "b", "c", "d"], "e", ("open", "after", ("f",), ())),
    ],
)
def test_each_stage_says_why_it_stands_where_it_stands(events, key, told):
    line = next(line for line in explain(GRAPH, state_after(*events)) if line.key == key)
    assert (line.status, line.code, line.keys, line.values) == told


OWNERS = {"kind": "each", "key": "o", "title": T, "over": "owners", "stages": [task("x")]}


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (OWNERS, ("empty", ())),
        ({**OWNERS, "when": ["area", ">", 10]}, ("empty", ())),
        ({**OWNERS, "when": ["area", ">", 90]}, ("condition", ("area", ">", 90))),
        (fork([task("x", when=["area", ">", 90])], [task("y", when=["area", ">", 90])]), ("empty", ())),
    ],
)
def test_a_stage_with_nothing_in_it_says_so_and_names_no_condition(stage, told):
    graph = [task("a"), stage, task("b")]
    state = flow.apply(graph, flow.start(graph, {"owners": [], "area": 50}).state, {"task": "a", "do": "approve"}).state
    line = next(line for line in explain(graph, state) if line.key == stage["key"])
    assert (line.status, line.code, line.values) == ("skipped", *told)


@pytest.mark.parametrize(
    ("events", "key", "to"),
    [(["a"], "b", ["a"]), (["a", "b"], "c", ["b", "a"]), (["a", "b", "c", "d"], "e", ["a"]), ([], "a", [])],
)
def test_a_task_can_be_returned_to_exactly_what_the_rules_allow(events, key, to):
    state = state_after(*events)
    assert targets(GRAPH, state, key) == to
    for target in "abcdxe":
        error = flow.apply(GRAPH, state, {"task": key, "do": "return", "to": target}).error
        assert (error == "") == (target in to)
