"""An item may be published only when its codes, terms, visits, fees, powers and situations hold together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.demonstration.complete import ITEM_37
from services.rules.item import Item, Term, materials_for, open_situations, problems
from services.rules.item.checks import longer
from services.rules.item.situations import chosen_by


def text(words):
    return {"zh-Hans": words, "en": words}


def changed(**fields):
    return Item.model_validate({**ITEM_37, **fields})


def pointers(item):
    return {problem.pointer for problem in problems(item)}


CODE = ITEM_37["task_code"]
SENDER = {**ITEM_37["powers"], "basis": "entrusted", "principal": text("某局"), "document": "委托书〔2026〕1号"}
LINE = {"id": "f", "name": text("工本费"), "rate": text("10 元"), "basis": "某文件"}


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"catalog_code": "99013103700"}, "/catalog_code"),
        ({"task_code": f"{CODE[:18]}8{CODE[19:]}"}, "/task_code"),
        ({"handling_items": [{"id": "h", "code": f"{CODE}1", "name": text("新办")}]}, "/handling_items/h/code"),
        ({"local_task_code": "51 A"}, "/local_task_code"),
        ({"organ_code": "9" * 18}, "/organ_code"),
        ({"levels": ["2"]}, "/levels"),
        ({"promised": {"days": 11}}, "/promised"),
        ({"statutory": None}, "/promised"),
        ({"project_type": "on_the_spot"}, "/project_type"),
        ({"visits": 1}, "/depth"),
        ({"visits": 1, "depth": "III"}, "/visit_reason"),
        ({"depth": "III"}, "/depth"),
        ({"online": {"scope": ["1", "2"]}}, "/online/scope"),
        ({"fee": {"charged": True}}, "/fee/basis"),
        ({"fee": {"lines": [LINE]}}, "/fee/charged"),
        ({"fee": {"charged": True, "lines": [{**LINE, "reducible": True}]}}, "/fee/lines/f/reduction_basis"),
        ({"legal_basis": []}, "/legal_basis"),
        ({"powers": {**SENDER, "principal": None}}, "/powers/principal"),
        ({"powers": {**SENDER, "document": ""}}, "/powers/document"),
        ({"town_codes": ["9901"]}, "/town_codes"),
    ],
)
def test_a_department_is_told_where_it_is_wrong(fields, pointer):
    assert pointer in pointers(changed(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"levels": ["4"], "organ_code": CODE[:18], "local_task_code": "511A0138000000-511602000000-000"},
        {"handling_items": [{"id": "h", "code": f"{CODE}01", "name": text("新办")}]},
        {"visits": 1, "depth": "III", "visit_reason": text("要核对原件。")},
        {"fee": {"charged": True, "lines": [LINE]}},
        {"powers": SENDER},
        {"statutory": None, "no_statutory_term": True},
    ],
)
def test_what_holds_together_may_be_published(fields):
    assert problems(changed(**fields)) == []


UNITS = st.sampled_from(["WD", "D", "M", "Y", "H"])
TERMS = st.builds(Term, days=st.integers(0, 60), unit=UNITS)


@given(TERMS, TERMS)
def test_of_two_terms_at_most_one_is_longer(one, other):
    assert not (longer(one, other) and longer(other, one))


@given(st.integers(0, 60), st.integers(0, 60), UNITS)
def test_a_promise_is_refused_exactly_when_it_is_longer(promised, statutory, unit):
    item = changed(promised={"days": promised, "unit": unit}, statutory={"days": statutory, "unit": unit})
    assert ("/promised" in pointers(item)) == (promised > statutory)


@given(st.integers(0, 3), st.sampled_from(["I", "II", "III", "IV"]))
def test_level_four_means_no_visit(visits, depth):
    item = changed(visits=visits, depth=depth, visit_reason=text("要核对原件。"))
    assert ("/depth" in pointers(item)) == ((depth == "IV") != (visits == 0))


def option(key, **more):
    return {"id": key, "label": text(key), **more}


TREE = [
    {"id": "who", "question": text("谁来办"), "field": "main_business", "options": [
        option("self"), option("agent", needs=["layout"], opens=["agent_kind"])]},
    {"id": "agent_kind", "question": text("代办人是谁"), "options": [
        option("staff", drops=["rules_list"]), option("firm")]},
]  # fmt: skip


def names(item, **chosen):
    return [material.id for material in materials_for(item, chosen)]


def test_a_situation_adds_and_drops_materials():
    item = changed(situations=TREE)
    assert names(item) == ["food_application", "business_licence", "rules_list"]
    assert names(item, who=["agent"])[-2:] == ["layout", "rules_list"]
    assert names(item, who=["agent"], agent_kind=["staff"])[-1] == "layout"


def test_a_question_is_asked_only_when_an_answer_leads_to_it():
    item = changed(situations=TREE)
    assert [s.id for s in open_situations(item, {})] == ["who"]
    assert [s.id for s in open_situations(item, {"who": ["agent"]})] == ["who", "agent_kind"]
    assert names(item, agent_kind=["staff"]) == names(item)


def test_the_form_may_answer_a_situation():
    assert chosen_by(changed(situations=TREE), {"main_business": "agent"}) == {"who": ("agent",)}


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"situations": [{"id": "a", "question": text("甲"), "options": [option("x", needs=["none"])]}]}, "/situations/a/options/x"),
        ({"situations": [{"id": "a", "question": text("甲"), "options": [option("x", opens=["a"])]}]}, "/situations"),
        ({"steps": [{**ITEM_37["steps"][0], "after": ["s1"]}]}, "/steps"),
        ({"steps": [{**ITEM_37["steps"][0], "after": ["s9"]}]}, "/steps/s1/after"),
        ({"conditions": [{"id": "c", "text": text("甲"), "basis": "b9"}]}, "/conditions/c/basis"),
        ({"materials": [{**ITEM_37["materials"][2], "exempt": "shared"}]}, "/materials/layout/exempt_reason"),
        ({"materials": [{**ITEM_37["materials"][2], "exempt": "licence"}]}, "/materials/layout/licence_type"),
    ],
)  # fmt: skip
def test_what_points_at_nothing_is_told(fields, pointer):
    assert pointer in pointers(changed(**fields))
