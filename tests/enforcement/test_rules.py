"""Rules of enforcement by tables and properties; no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.rules.caps import NO_CAP, OVER, cap_problem, counts, trigger_problems
from enforcement.rules.drawing import CREDITS, RISKS, Drawer, Lot, draw_double, draw_problems, key_of, places_for
from enforcement.rules.entries import entry_problem
from enforcement.rules.lists import CONTENT_TABLE, ITEM_TABLE
from enforcement.rules.publishing import RULES, lines_of, shown_until
from enforcement.rules.visits import Waiting, closing_problems, together
from tests.enforcement.scene import chained

STRATA = st.sampled_from([f"{risk}-{credit}" for risk in RISKS for credit in CREDITS])
NAMES = st.text("ABCDEFG0123456789", min_size=3, max_size=8)


@pytest.mark.parametrize(
    ("counts_by", "ratios", "places"),
    [
        ({"high-B": 4}, {"high": 100}, {"high-B": 4}), ({"medium-C": 2}, {"medium": 40}, {"medium-C": 2}),
        ({"low-A": 10}, {"low": 10}, {"low-A": 1}), ({"low-D": 10}, {"low": 10}, {"low-D": 2}),
        ({"low-B": 10}, {}, {"low-B": 0}), ({"high-D": 3}, {"high": 100}, {"high-D": 3}),
    ],
)  # fmt: skip
def test_places_follow_risk_and_credit(counts_by, ratios, places):
    assert places_for(counts_by, ratios) == places


@given(
    st.dictionaries(NAMES, STRATA, min_size=1, max_size=30),
    st.sets(st.integers(1, 9), min_size=3, max_size=6),
    st.text(max_size=5),
    st.binary(min_size=32, max_size=32),
    st.randoms(use_true_random=False),
)
def test_a_draw_takes_whom_it_may_and_does_not_care_for_the_order_of_lists(objects, officers, share, seed, dice):
    lots = [Lot(name, stratum) for name, stratum in objects.items()]
    avoided = frozenset(dice.sample(sorted(objects), dice.randint(0, len(objects))))
    drawers = [
        Drawer(f"9901{number}", avoided if at == 0 else frozenset()) for at, number in enumerate(sorted(officers))
    ]
    sizes = {stratum: sum(lot.stratum == stratum for lot in lots) for stratum in {lot.stratum for lot in lots}}
    places = places_for(sizes, {"high": 100, "medium": 40, "low": 10})
    assert draw_problems(lots, drawers) == []
    key = key_of(seed, share)
    picks = draw_double(key, lots, drawers, places)
    assert picks == draw_double(key, lots[::-1], drawers[::-1], places)
    assert len({pick.reference for pick in picks}) == len(picks) == sum(places.values())
    for pick in picks:
        assert len(set(pick.officers)) == 2
        assert pick.reference not in avoided or drawers[0].certificate not in pick.officers


@pytest.mark.parametrize(
    ("kind", "used", "limit", "said"),
    [
        ("daily", 0, 1, ""), ("daily", 1, 1, OVER), ("special", 2, 1, OVER), ("random", 0, None, NO_CAP),
        ("case", 9, 1, ""), ("recheck", 9, None, ""),
    ],
)  # fmt: skip
def test_the_cap_holds_planned_checks_only(kind, used, limit, said):
    assert cap_problem(kind, used, limit) == said
    assert bool(trigger_problems(kind, "", "")) is not counts(kind)


def test_other_organs_on_the_same_place_within_thirty_days_come_along():
    first = Waiting("A", "shop", "market", date(2026, 11, 30))
    others = [
        Waiting("B", "shop", "fire", date(2026, 12, 30)), Waiting("C", "shop", "health", date(2026, 12, 31)),
        Waiting("D", "shop", "market", date(2026, 11, 30)), Waiting("E", "other", "fire", date(2026, 11, 30)),
    ]  # fmt: skip
    assert together(first, others) == ["B"]


def test_an_end_needs_certificates_answers_pictures_and_a_signature():
    done = {"shown": True, "signed": True, "photos": {"b": 1}}
    assert closing_problems(["a", "b"], {"a": "ok", "b": "bad"}, **done) == []
    for change in ({"shown": False}, {"signed": False}, {"photos": {}}):
        assert len(closing_problems(["a", "b"], {"a": "ok", "b": "bad"}, **{**done, **change})) == 1
    assert closing_problems(["a", "b"], {"a": "ok"}, **done)[0].pointer == "content-b"


@given(st.integers(0, 3), st.sampled_from(["device", "prev", "at", "kind"]))
def test_whatever_is_changed_in_an_entry_its_hash_tells(which, part):
    whole = chained(*[("note", {"words": str(number)}) for number in range(4)])
    one = whole[which]
    fields = {name: getattr(one, name) for name in one.__slots__}
    changed = {"device": "other", "prev": "0" * 64, "at": "2026-11-26T10:00:00+08:00", "kind": "refusal"}[part]
    assert entry_problem(one) == ""
    assert entry_problem(type(one)(**{**fields, part: changed})) == "entry.hash"


def test_public_lines_hold_nothing_of_a_person():
    said = lines_of("random", name="王*", organ="某局", day=date(2026, 11, 25), outcome="passed", items=["食品"])
    assert [label for label, _ in said] == ["检查对象", "检查机关", "检查类型", "检查事项", "检查日期", "检查结果"]
    assert all(shown_until(kind, date(2026, 1, 1)) > date(2026, 6, 1) for kind in RULES)


@pytest.mark.parametrize(
    ("table", "cells", "wrong"),
    [
        (
            ITEM_TABLE,
            {"code": "1", "name": "甲", "field": "f", "department": "D", "object": "乙", "basis": "丙", "way": "随便"},
            "way",
        ),
        (
            CONTENT_TABLE,
            {"code": "1", "item": "1", "name": "甲", "standard": "乙", "basis": "丙", "method": "看"},
            "method",
        ),
    ],
)
def test_a_row_says_at_which_column_it_is_wrong(table, cells, wrong):
    assert table.clean_row(cells)[0].pointer == wrong
    del cells[wrong]
    assert table.shape_problems(cells) == []
    row = table.clean_row(cells)
    assert table.merge(None, row.content)["basis"] == {"zh-Hans": "丙"}
