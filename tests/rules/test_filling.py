"""Words of papers are filled with values; what lacks, is unknown or has another shape is told in a sentence."""

import pytest

from documents.rules.blueprint import Document, document_problems, from_first_schema
from documents.rules.filling import data_problems, filled
from portal.demonstration.documents import DOCUMENTS

EXTENSION = Document.model_validate(DOCUMENTS["extension_notice"])
DATA = {
    "addressee": "䶮小𬭎", "item": {"zh-Hans": "食品经营许可", "en": "Food-business licence"}, "case": "9901-1",
    "reasons": ["现场核查需要补做"], "approver": "局长", "new_due": "2026-12-10",
}  # fmt: skip


def test_a_date_is_written_out_in_each_language():
    assert "批准，办理期限延长至2026年12月10日" in filled(EXTENSION, DATA)["paragraphs"][0]
    english = filled(EXTENSION, DATA, "en")
    assert "extended to 10 December 2026" in english["paragraphs"][0]
    assert "“Food-business licence”" in english["paragraphs"][0]
    assert english["title"] == "Notice of extension"


@pytest.mark.parametrize("missing", ["addressee", "item", "case", "reasons", "approver", "new_due"])
def test_what_a_kind_requires_is_asked_for_by_name(missing):
    data = {name: value for name, value in DATA.items() if name != missing}
    problems = data_problems(EXTENSION, data)
    assert [problem.pointer for problem in problems] == [missing]
    assert EXTENSION.all_fields()[missing].label["zh-Hans"] in problems[0].sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [("new_due", "10.12.2026"), ("reasons", "一句话"), ("facts", [["只有名称"]]), ("marks", [{"where": "第 2 页"}]),
     ("marks", [{"what": "缺页", "colour": "red"}]), ("item", {"en": "x"}), ("reasons", [1])],
)  # fmt: skip
def test_a_value_of_another_shape_is_refused(name, value):
    assert [problem.pointer for problem in data_problems(EXTENSION, {**DATA, name: value})] == [name]


def test_a_field_nobody_declared_is_refused():
    assert [problem.pointer for problem in data_problems(EXTENSION, {**DATA, "adressee": "x"})] == ["adressee"]


def test_a_paragraph_whose_field_has_no_value_is_left_out():
    notice = Document.model_validate(DOCUMENTS["non_acceptance"])
    data = {"addressee": "林", "item": "甲", "case": "1", "reasons": ["乙"], "remedies": ["丙"]}
    assert len(filled(notice, data)["paragraphs"]) == 1
    assert filled(notice, {**data, "right_organ": "市城管局"})["paragraphs"][1] == "这件事请向市城管局申请。"


def test_paragraphs_handed_over_take_the_place_of_the_editions_own():
    assert filled(EXTENSION, {**DATA, "paragraphs": ["自己的话。"]})["paragraphs"] == ["自己的话。"]


def test_braces_in_a_value_are_not_filled_again():
    said = filled(EXTENSION, {**DATA, "approver": "{case}"})["paragraphs"][0]
    assert "经{case}批准" in said


@pytest.mark.parametrize("kind", sorted(DOCUMENTS))
def test_every_kind_of_the_demonstration_is_sound(kind):
    assert document_problems(Document.model_validate(DOCUMENTS[kind])) == []


def test_a_place_without_a_field_is_found_before_publication():
    broken = {**DOCUMENTS["receipt"], "body": [{"zh-Hans": "{nothing}", "en": "{item}"}]}
    assert {p.pointer for p in document_problems(Document.model_validate(broken))} == {"body/0"}


def test_an_edition_of_the_first_schema_still_reads():
    old = {"title": {"zh-Hans": "旧"}, "template": "notice", "number_word": "旧", "sensitive": ["bank", "addressee"]}
    lifted = Document.model_validate(from_first_schema(old))
    assert {"bank", "addressee"} <= set(lifted.sensitive)
    assert "sensitive" in old


@pytest.mark.parametrize("kind", sorted(set(DOCUMENTS) - {"grant", "refusal"}))
def test_only_decisions_on_licences_speak_of_licences(kind):
    """A kind serves every type of item: 行政许可 is said by the order alone (practice 4)."""
    assert "许可" not in str(DOCUMENTS[kind])
