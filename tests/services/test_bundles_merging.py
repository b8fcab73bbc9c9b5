"""One form for a bundle: a data element asked once, and nothing that a member checks is lost."""

import pytest

from blueprints.forms.cleaning import clean
from blueprints.forms.schema import Form
from services.rules.bundle import answers_for, merge_forms


def text(words):
    return {"zh-Hans": words}


def form(*fields, checks=(), **group):
    return Form.model_validate(
        {"groups": [{"id": "g", "title": text("一"), "fields": fields, **group}], "checks": checks}
    )


def field(key, kind="number", element="", **more):
    return {"id": key, "kind": kind, "label": text(key), "element": element or key, **more}


def check(key, that, about):
    return {"id": key, "that": that, "field": about, "sentence": text("请改。")}


BIG = form(field("area", element="floor_area"), checks=[check("big", "area > 50", "area")])
OTHER_NAME = form(
    field("size", element="floor_area"), field("exits"), checks=[check("wide", "size < 90 && exits >= 1", "size")]
)


def test_a_data_element_asked_under_another_id_is_asked_once():
    assert [f.id for f in merge_forms([BIG, OTHER_NAME]).fields()] == ["area", "exits"]


@pytest.mark.parametrize(("area", "problems"), [("40", ["area"]), ("95", ["area"]), ("60", [])])
def test_the_checks_of_every_member_hold_in_the_merged_form(area, problems):
    found = clean(merge_forms([BIG, OTHER_NAME]), {"area": area, "exits": "2"})
    assert [problem.pointer for problem in found.problems] == problems


def test_conditions_follow_the_field_under_its_merged_id():
    later = form(field("size", element="floor_area"), field("plan", "text", show_when="size > 80"))
    merged = merge_forms([BIG, later])
    assert "plan" in clean(merged, {"area": "85", "plan": "有"}).shown
    assert "plan" not in clean(merged, {"area": "60", "plan": "有"}).shown


def test_two_elements_under_the_same_id_are_both_asked():
    merged = merge_forms([form(field("name", "text", "firm")), form(field("name", "text", "person"))])
    assert [f.element for f in merged.fields()] == ["firm", "person"]
    assert len({f.id for f in merged.fields()}) == 2


def test_what_one_member_always_asks_is_asked_whatever_another_member_says():
    hidden = form(field("kind", "text"), field("area", element="floor_area", show_when='kind == "x"', required=False))
    merged = merge_forms([hidden, BIG])
    assert merged.field("area").show_when is None
    assert merged.field("area").required


def test_a_member_reads_its_own_answers_under_its_own_ids():
    answers = {"area": "60", "exits": "2"}
    assert answers_for(OTHER_NAME, [BIG, OTHER_NAME], answers) == {"area": "60", "exits": "2", "size": "60"}
