"""Who reviews a decision, which court hears it, and until when: a table (practice 25)."""

from datetime import UTC, date, datetime

import pytest

from documents.rules.remedies import REVIEW_FIRST, Organ, Terms, last_days, remedies
from records.calendar import WorkCalendar

AROUND = {
    "name": "云浦区市场监督管理局", "government": "云浦区人民政府", "above": "岚江市市场监督管理局", "court": "云浦区人民法院",
    "higher_court": "岚江市中级人民法院",
}  # fmt: skip


def organ(kind, **changed):
    return Organ(kind=kind, **{**AROUND, **changed})


@pytest.mark.parametrize(
    ("kind", "review", "court"),
    [
        ("department", ("云浦区人民政府",), "云浦区人民法院"),
        ("vertical", ("岚江市市场监督管理局",), "云浦区人民法院"),
        ("dispatched", ("云浦区人民政府",), "云浦区人民法院"),
        ("government", ("岚江市市场监督管理局",), "岚江市中级人民法院"),
        ("provincial_government", ("云浦区市场监督管理局",), "岚江市中级人民法院"),
        ("judicial", ("云浦区人民政府", "岚江市市场监督管理局"), "云浦区人民法院"),
    ],
)
def test_the_kind_of_organ_says_who_reviews(kind, review, court):
    found = remedies(organ(kind))
    assert (found.review, found.court, found.review_first) == (review, court, False)
    assert "60日内" in found.lines[0]["zh-Hans"]
    assert "6个月内" in found.lines[0]["zh-Hans"]


@pytest.mark.parametrize("act", sorted(REVIEW_FIRST))
def test_some_acts_must_be_reviewed_first(act):
    found = remedies(organ("department"), act)
    assert found.review_first
    said = found.lines[0]["zh-Hans"]
    assert "先向云浦区人民政府申请行政复议" in said
    assert "15日内向云浦区人民法院" in said
    assert "6个月" not in said
    assert found.basis[0] == "《行政复议法》第二十三条"


@pytest.mark.parametrize("act", ["decision", "penalty"])
def test_others_leave_the_choice(act):
    assert not remedies(organ("department"), act).review_first


def test_another_law_may_send_an_act_to_review_first():
    found = remedies(organ("vertical"), first_by_law="《税收征收管理法》第八十八条")
    assert (found.review_first, found.basis[0]) == (True, "《税收征收管理法》第八十八条")


def test_who_waited_in_vain_contests_the_silence_not_a_decision():
    assert (
        remedies(organ("department"), "failure_to_act").lines[0]["zh-Hans"].startswith("认为行政机关没有依法履行职责")
    )


def test_a_choice_of_two_is_said_in_both_languages():
    line = remedies(organ("judicial")).lines[0]
    assert "云浦区人民政府或者岚江市市场监督管理局" in line["zh-Hans"]
    assert " or " in line["en"]


def test_an_items_own_law_may_set_other_terms():
    found = remedies(organ("department"), terms=Terms(review_days=90, court_months=3))
    assert "90日内" in found.lines[0]["zh-Hans"]
    assert "3个月内" in found.lines[0]["zh-Hans"]


def test_no_text_of_law_is_written_only_articles():
    for kind in ("department", "judicial"):
        assert all(cited.startswith("《") and cited.endswith("条") for cited in remedies(organ(kind)).basis)


def test_the_last_days_are_counted_from_the_day_after():
    china = WorkCalendar([date(2026, 5, day) for day in range(1, 6)], [], [2026])
    received = datetime(2026, 3, 2, 4, tzinfo=UTC)
    assert last_days(received, china) == (date(2026, 5, 6), date(2026, 9, 2))
