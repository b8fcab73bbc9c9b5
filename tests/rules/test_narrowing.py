"""Steps by which search asks a large catalogue: all common parts together, all but one, two, the rarest alone."""

from hypothesis import given
from hypothesis import strategies as st

from services.rules.narrowing import steps

COMMON = {"w道路": 0.03, "w货运": 0.03, "w许可": 0.2, "w许可证": 0.1, "~daolu": 0.03, "c道": 0.05}


def test_all_parts_come_first_and_the_rarest_alone_last():
    asked = list(steps([*COMMON, "=道路货运"], COMMON))
    assert asked[0] == [("w道路", "w货运", "w许可证")]
    assert ("w道路", "w货运") in asked[1]
    assert asked[-1] == [("w道路",), ("w货运",)]


def test_a_query_of_rare_features_needs_no_steps():
    assert list(steps(["=道路货运", "^sfz"], COMMON)) == []


@given(st.lists(st.sampled_from(sorted(COMMON)), unique=True))
def test_no_step_asks_twice_and_each_asks_for_common_features_only(features):
    asked = [alternative for step in steps(features, COMMON) for alternative in step if len(alternative) > 1]
    assert len(asked) == len(set(asked))
    assert all(feature in COMMON for alternative in asked for feature in alternative)
