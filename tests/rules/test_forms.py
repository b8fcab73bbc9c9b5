"""One evaluator for page and API: what people type is taken or refused with a sentence, never lost, never a crash."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from blueprints.forms import Form, clean, sensitive_fields
from blueprints.forms.display import answered, display
from blueprints.texts import say


def text(chinese):
    return {"zh-Hans": chinese, "en": chinese}


def field(name, kind="text", **more):
    choices = [{"id": "hot", "label": text("热食")}, {"id": "cold", "label": text("冷食")}]
    extra = {"choices": choices} if kind in {"choice", "choices"} else {}
    return {"id": name, "kind": kind, "label": text(name), **extra, **more}


def form(*fields, checks=()):
    return Form.model_validate({"groups": [{"id": "g", "title": text("组"), "fields": list(fields)}], "checks": checks})


def one(kind, raw, **more):
    """(value, sentence) of a single optional field."""
    cleaned = clean(form(field("x", kind, required=False, **more)), {"x": raw})
    return cleaned.values["x"], cleaned.problems[0].sentence if cleaned.problems else ""


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("text", "  林 ・ 晓岚 ", "林·晓岚"),
        ("text", "a\x00b\ud800", "ab"),
        ("long_text", "一\r\n二", "一\n二"),
        ("number", "1，200.50", "1200.5"),
        ("number", 86, "86"),
        ("number", "-0", "0"),
        ("money", "1,200.50", "1200.5"),
        ("date", "2026年1月2日", "2026-01-02"),
        ("date", "20260102", "2026-01-02"),
        ("date", "2026.1.2", "2026-01-02"),
        ("resident_id", "110101 19900307 7571", "110101199003077571"),
        ("phone", "139-0000-0000", "13900000000"),
        ("choice", "hot", "hot"),
        ("choices", ["cold", "hot", "hot"], ["hot", "cold"]),
        ("choices", "hot", ["hot"]),
        ("yes_no", "no", False),
        ("yes_no", "", None),
        ("declaration", "on", True),
    ],
)
def test_it_takes_what_people_type(kind, raw, expected):
    assert one(kind, raw) == (expected, "")


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        ("number", "八十", "只填数字"),
        ("number", "-1", "不小于 0"),
        ("number", "1e30", "太大或太小"),
        ("number", "NaN", "太大或太小"),
        ("money", "1.234", "两位小数"),
        ("date", "2026-02-30", "请按 2026-11-20"),
        ("date", "2026111", "请按 2026-11-20"),
        ("resident_id", "110101199003077572", "最后一位对不上"),
        ("uscc", "92990102MA00000001", "最后一位对不上"),
        ("choice", "raw", "请选择"),
        ("choices", ["hot", "raw"], "请选择"),
        ("yes_no", "maybe", "请选择"),
        ("text", "长" * 201, "最多 200 个字，现在有 201 个"),
        ("text", {"a": 1}, "格式不对"),
        ("file", ["not-a-reference"], "请重新上传"),
    ],
)
def test_it_refuses_with_a_sentence_and_keeps_what_was_typed(kind, raw, sentence):
    value, said = one(kind, raw)
    assert sentence in said
    assert value == raw


def test_required_means_answered():
    fields = [field("name"), field("kind", "choice"), field("yes", "yes_no"), field("true", "declaration")]
    said = {p.pointer: p.sentence for p in clean(form(*fields), {}).problems}
    assert said == {
        "name": "请填写“name”。", "kind": "请选择“kind”。", "yes": "请选择“yes”。", "true": "请先阅读并勾选“true”。",
    }  # fmt: skip


def test_no_is_an_answer():
    assert clean(form(field("yes", "yes_no")), {"yes": False}).problems == ()


def test_a_draft_may_be_empty_but_not_wrong():
    wanted = form(field("name"), field("area", "number"))
    assert [p.pointer for p in clean(wanted, {"area": "x"}, partial=True).problems] == ["area"]


def test_a_hidden_field_is_left_out_whatever_was_typed():
    wanted = form(field("dine_in", "yes_no"), field("seats", "number", show_when="dine_in"))
    assert clean(wanted, {"dine_in": "no", "seats": "x"}).values == {"dine_in": False}
    assert clean(wanted, {"dine_in": "yes"}).problems[0].pointer == "seats"
    assert clean(wanted, {}, partial=True).shown == ("dine_in",)


def test_required_when_decides_and_may_look_ahead():
    wanted = form(field("agent", required_when="area > 100"), field("area", "number"))
    assert clean(wanted, {"area": "80"}).problems == ()
    assert clean(wanted, {"area": "120"}).problems[0].pointer == "agent"


def test_computed_values_are_never_typed():
    wanted = form(field("a", "number"), field("b", "number"), field("sum", "number", computed="a + b"))
    assert clean(wanted, {"a": "1.5", "b": "2", "sum": "99"}).values["sum"] == "3.5"
    assert clean(wanted, {"a": "x", "b": "2"}, partial=True).values["sum"] == ""


def test_checks_speak_at_their_field_and_hold_nothing_unknown_against_anybody():
    rule = {"id": "c", "that": "until > since", "sentence": text("结束要晚于开始。"), "field": "until"}
    wanted = form(field("since", "date", required=False), field("until", "date", required=False), checks=[rule])
    wrong = clean(wanted, {"since": "2026-01-02", "until": "2026-01-01"})
    assert [(p.pointer, p.sentence) for p in wrong.problems] == [("until", "结束要晚于开始。")]
    assert clean(wanted, {"since": "2026-01-02"}).problems == ()


def test_a_table_is_cleaned_cell_by_cell():
    staff = field("staff", "table", columns=[field("name"), field("phone", "phone", required=False)])
    rows = [{"name": "林"}, {}, {"name": "温", "phone": "1"}]
    assert clean(form(staff), {"staff": rows}).problems[0].pointer == "staff/2/phone"
    assert clean(form(staff), {"staff": rows[:2]}).values["staff"] == [{"name": "林", "phone": ""}]
    assert clean(form(staff), {"staff": [{"phone": "13900000000"}]}).problems[0].pointer == "staff/0/name"


def test_sensitive_fields_are_known():
    wanted = form(field("id_number", "resident_id"), field("name", sensitive=True), field("x"))
    assert sensitive_fields(wanted) == ["id_number", "name"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ([field("a", show_when="b > 1"), field("b", "number")], "没有“b”这一项"),
        ([field("a", show_when="1 + 1")], "应当是 bool"),
        ([field("n", "number"), field("a", "number", computed="n > 1")], "应当是 number"),
        ([field("a"), field("a")], "用了两次"),
        ([{**field("a", "choice"), "choices": []}], "可以选的答案"),
        ([field("t", "table")], "表格的列"),
        ([field("t", "choices", sensitive=True)], "敏感项"),
        ([field("t", "table", columns=[field("id_number", "resident_id")])], "敏感项和身份证号"),
        ([field("不行")], "pattern"),
    ],
)
def test_a_form_that_cannot_work_is_refused(fields, sentence):
    with pytest.raises(ValidationError, match=sentence):
        form(*fields)


def test_the_place_of_a_wrong_condition_is_named():
    with pytest.raises(ValidationError) as caught:
        form(field("n", "number"), field("a", show_when="n >"))
    assert caught.value.errors()[0]["loc"] == ("groups", 0, "fields", 1, "show_when")


def test_expressions_are_stored_as_nodes_and_read_back_as_they_were():
    wanted = form(field("n", "number"), field("a", show_when="n > 1"))
    stored = wanted.model_dump(mode="json", exclude_unset=True)
    assert stored["groups"][0]["fields"][1]["show_when"]["nodes"]["op"] == "compare"
    assert Form.model_validate(stored) == wanted


EVERYTHING = form(
    *(field(kind, kind, required=False) for kind in (
        "text", "long_text", "number", "money", "date", "resident_id", "uscc", "phone", "address", "choice", "choices",
        "yes_no", "file", "declaration",
    )),
    field("table", "table", columns=[field("a", "number"), field("b", "date", required=False)], required=False),
    field("double", "number", computed="number * money", required=False),
    field("late", "date", computed="date + number", required=False, show_when="yes_no || number > 3"),
    checks=[{"id": "c", "that": "size(choices) > 1 && text != long_text", "sentence": text("不行")}],
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30),
    st.sampled_from(["hot", "2026-11-20", "20261120", "86.5", "1e400", "-1", "on", "no", "\x00", "9999-12-31"]),
)  # fmt: skip
JSON = st.recursive(
    LEAVES, lambda low: st.lists(low, max_size=4) | st.dictionaries(st.text(max_size=5), low, max_size=4), max_leaves=8
)
ANSWERS = st.dictionaries(st.sampled_from([f.id for f in EVERYTHING.fields()]), JSON | LEAVES)


@settings(max_examples=200, deadline=None)
@given(ANSWERS, st.booleans())
def test_no_answer_of_any_shape_makes_it_fail(data, partial):
    cleaned = clean(EVERYTHING, data, partial=partial)
    json.dumps(cleaned.values, allow_nan=False).encode()
    assert set(cleaned.values) == set(cleaned.shown)
    assert all(problem.sentence.endswith("。") or problem.sentence == "不行" for problem in cleaned.problems)


@settings(max_examples=100, deadline=None)
@given(ANSWERS)
def test_cleaning_again_changes_nothing(data):
    once = clean(EVERYTHING, data, partial=True)
    again = clean(EVERYTHING, once.values, partial=True)
    assert (again.values, again.problems) == (once.values, once.problems)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("choice", "hot", "热食"),
        ("choices", ["hot", "cold"], "热食、冷食"),
        ("yes_no", False, "否"),
        ("yes_no", None, ""),
        ("number", "86.5", "86.5"),
        ("table", [{"a": "林", "b": "hot"}, {"a": "温"}], "林、热食；温"),
    ],
)
def test_answers_are_shown_as_people_read_them(kind, value, shown):
    columns = [field("a"), field("b", "choice", required=False)] if kind == "table" else []
    described = form(field("x", kind, columns=columns)).field("x")
    assert say(display(described, value), "zh-hans") == shown


def test_only_what_is_asked_is_shown():
    wanted = form(field("dine_in", "yes_no"), field("seats", "number", show_when="dine_in"))
    assert [f.id for _, lines in answered(wanted, {"dine_in": False, "seats": "3"}) for f, _ in lines] == ["dine_in"]
