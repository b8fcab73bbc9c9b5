"""An edition run on paper: the same seed gives the same run; more people never make anybody wait longer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.simulating import StageModel, simulate


def t(key, when=None):
    return {"key": key, "kind": "task", "when": when}


GRAPH = [
    t("a"),
    {"key": "f", "kind": "parallel", "join": "all", "branches": [[t("b")], [t("c")]]},
    t("d", ["x", ">", 1]),
]
MODELS = {
    "a": StageModel("window", (1.0,)), "b": StageModel("organ", (2.0,)), "c": StageModel("fire", (3.0,)),
    "d": StageModel("organ", (1.0,)),
}  # fmt: skip


def run(cases=10, per_day=0.1, staff=None, seed=1, models=MODELS, personas=({"x": 2},)):
    return simulate(GRAPH, models, personas, cases=cases, per_day=per_day, staff=staff or {}, seed=seed)


def test_without_queues_a_case_takes_the_longest_way_through():
    assert set(run().days) == {5.0}
    assert set(run(personas=({"x": 1},)).days) == {4.0}


def test_a_department_that_is_too_small_makes_everybody_wait():
    crowded = run(cases=40, per_day=2)
    helped = run(cases=40, per_day=2, staff={"window": 2, "organ": 6, "fire": 6})
    assert crowded.quantile(0.9) > 2 * helped.quantile(0.9)
    fire = next(load for load in crowded.loads if load.department == "fire")
    assert (fire.busy > 0.9, fire.queue > 5, fire.tasks) == (True, True, 40)


def test_refusals_end_cases_early():
    refused = {**MODELS, "b": StageModel("organ", (2.0,), refused=1.0)}
    assert run(models=refused).ends == {"refused": 10}


@given(st.integers(0, 99), st.integers(1, 30), st.floats(0.1, 5), st.lists(st.floats(0.1, 9), min_size=1, max_size=5))
def test_every_case_ends_and_the_same_seed_gives_the_same_run(seed, cases, per_day, days):
    models = {key: StageModel(model.department, tuple(days)) for key, model in MODELS.items()}
    one, again = (run(cases, per_day, seed=seed, models=models) for _ in range(2))
    assert one == again
    assert (len(one.days), one.unfinished, sum(one.ends.values())) == (cases, 0, cases)
    assert all(0 <= load.busy <= 1 and load.wait >= 0 for load in one.loads)


def test_nothing_to_run_is_refused():
    for wrong in ({"cases": 0}, {"per_day": 0}, {"personas": ()}):
        with pytest.raises(ValueError, match="personas"):
            run(**wrong)
