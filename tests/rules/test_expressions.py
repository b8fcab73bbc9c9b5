"""Conditions: read, checked, lowered, evaluated, explained; never an error once saved."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprints.expressions import MAX_COST, ExpressionError, cost, evaluate, names, parse
from blueprints.expressions.nodes import KINDS, walk
from blueprints.expressions.typing import type_of

TYPES = {
    "area": "number", "seats": "number", "kind": "text", "tags": "list:text", "opened": "date", "closed": "date",
    "online": "bool", "chain": "bool", "staff": "list:row",
}  # fmt: skip
ANSWERS = {
    "area": "86.5", "seats": 24, "kind": "热食", "tags": ["a", "㛃"], "opened": "2026-11-20", "online": True,
    "staff": [{"name": "林"}], "chain": None, "closed": "",
}  # fmt: skip


def value(source, answers=ANSWERS):
    return evaluate(parse(source, TYPES), answers).value


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("area > 50", True),
        ("0.1 + 0.2 == 0.3", True),
        ("area * 2 - 3", Decimal("170.0")),
        ("area - 1 > seats", True),
        ("-seats < 0", True),
        ("kind in ['热食', '冷食']", True),
        ("'㛃' in tags && size(tags) == 2", True),
        ("size('㛃䶮𬭎') == 3", True),
        ("kind + '类' == '热食类'", True),
        ("opened < date('2026-12-31')", True),
        ("opened + 30 == date('2026-12-20')", True),
        ("date('2026-12-20') - opened", Decimal(30)),
        ("year(opened)", Decimal(2026)),
        ("online ? 'a' : 'b'", "a"),
        ("size(staff) == 1 && has(staff)", True),
        ("!online || has(chain)", False),
    ],
)
def test_it_computes(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("chain", None),
        ("!chain", None),
        ("chain && online", None),
        ("chain && !online", False),
        ("chain || online", True),
        ("chain || !online", None),
        ("closed > opened", None),
        ("chain ? 1 : 2", None),
        ("has(closed)", False),
        ("seats in [24, area / 0]", True),
        ("seats in [25, area / 0]", None),
        ("area / 0", None),
        ("opened + 99999999", None),
        ("date('2026-02-30') == opened", None),
    ],
)
def test_absence_makes_unknown_and_never_an_error(source, expected):
    assert value(source) is expected


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("area >", 6),
        ("areas > 1", 1),
        ("online && area", 1),
        ("online && (area == kind)", 12),
        ("kind == 1", 1),
        ("online > chain", 1),
        ("kind in [1, 2]", 1),
        ("staff == staff", 1),
        ("[]", 1),
        ("area % 2 == 1", 1),
        ("kind.startsWith('a')", 1),
        ("tags[0] == 'a'", 1),
        ("null == kind", 1),
        ("today() > opened", 1),
        ("has(area + 1)", 1),
        ("b'x' == kind", 1),
        ("0x1F == area", 1),
        ("online &&\n nothing", 12),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(source, place):
    with pytest.raises(ExpressionError, match=f"^第 {place} 个字："):
        parse(source, TYPES)


@pytest.mark.parametrize(
    "source",
    ["(" * 600 + "online" + ")" * 600, "!" * 900 + "online", " + ".join(["area"] * 300) + " > 1", "a" * 3000],
)
def test_what_is_too_long_is_refused_not_crashed(source):
    tree, refusal = read(source)
    assert tree if source.startswith("((") else refusal


def test_a_condition_must_answer_yes_or_no():
    with pytest.raises(ExpressionError, match="bool"):
        parse("area + 1", TYPES, expected="bool")


def test_it_says_why():
    why = evaluate(parse("area > 50 && kind == '热食'", TYPES), ANSWERS).why
    assert (why.op, why.value) == ("and", True)
    assert [(part.op, part.value) for part in why.parts] == [(">", True), ("==", True)]
    assert [leaf.value for leaf in why.parts[0].parts] == [Decimal("86.5"), Decimal(50)]


def test_text_that_looks_like_a_date_stays_text():
    assert value("kind == '2026-11-20'", {"kind": "2026-11-20"}) is True


def test_it_knows_which_fields_it_reads():
    assert names(parse("has(area) || seats > 3", TYPES)) == {"area", "seats"}


def test_node_kinds_are_few():
    assert len(KINDS) <= 20


NUMBERS = st.sampled_from(["area", "seats", "1", "2.5", "0"])
TEXTS = st.sampled_from(["kind", "'热食'", "'㛃'"])
DATES = st.sampled_from(["opened", "closed", "date('2026-11-20')", "date('nonsense')"])
BOOLS = st.sampled_from(["online", "chain", "true", "has(area)", "has(tags)", "size(tags) > 1"])


def wider(low):
    """Well-typed conditions made of well-typed conditions."""
    sign = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    number = st.builds("({} {} {})".format, NUMBERS, st.sampled_from(["+", "-", "*", "/"]), NUMBERS)
    return st.one_of(
        st.builds("({} && {})".format, low, low),
        st.builds("({} || {})".format, low, low),
        st.builds("!({})".format, low),
        st.builds("({} ? {} : {})".format, low, low, low),
        st.builds("{} {} {}".format, number, sign, number),
        st.builds("{} {} {}".format, TEXTS, sign, TEXTS),
        st.builds("{} + {} {} {}".format, DATES, NUMBERS, sign, DATES),
        st.builds("{} in tags".format, TEXTS),
        st.builds("({} in [{}, {}])".format, NUMBERS, NUMBERS, NUMBERS),
    )


CONDITIONS = st.recursive(BOOLS, wider, max_leaves=12)
RAW = st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.lists(st.text()), st.dates())


@settings(max_examples=150, deadline=None)
@given(CONDITIONS, st.dictionaries(st.sampled_from(sorted(TYPES)), RAW))
def test_a_checked_condition_never_fails_whatever_was_answered(source, answers):
    tree, refusal = read(source)
    if tree is None:
        assert "太长" in refusal
        return
    answer = evaluate(tree, answers)
    assert answer.value in (True, False, None)
    assert steps(answer.why) <= cost(tree) <= MAX_COST
    assert {node["op"] for node in walk(tree)} <= KINDS


def read(source):
    """The nodes, or what was said against them."""
    try:
        return parse(source, TYPES), ""
    except ExpressionError as error:
        return None, str(error)


def steps(why):
    return 1 + sum(steps(part) for part in why.parts)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="area seats&|!()[]'\"+-*/<>=?:,.0123456789xue\\\n", max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(source):
    tree, refusal = read(source)
    assert type_of(tree) if tree else refusal.startswith("第 ")


@given(st.dates(), st.dates())
def test_dates_and_days_agree(first, second):
    answers = {"opened": first.isoformat(), "closed": second.isoformat()}
    days = value("closed - opened", answers)
    assert value(f"opened + {days} == closed", answers) is True
    assert isinstance(value("opened", answers), date)
