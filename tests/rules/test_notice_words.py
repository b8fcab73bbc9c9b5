"""A notice says what happened, what it means, what to do, by when and whom to ask."""

import pytest

from exchange.rules.words import NoticeWords, message, sample, words_problems
from portal.demonstration.notices import NOTICES

ACCEPTED = NoticeWords.model_validate(NOTICES["application.accepted"])
DATA = {"name": {"zh-Hans": "食品经营许可", "en": "Food-business licence"}, "due": "2026-12-10"}


def test_the_frame_is_kept_in_order():
    said = message(ACCEPTED, DATA, "zh-hans")
    assert said.lines == (
        "“食品经营许可”已受理。", "办理期限从今天开始计算。", "承诺 2026年12月10日 前办结。", "有疑问请拨 12345。",
    )  # fmt: skip
    assert message(ACCEPTED, DATA, "en").lines[0] == "“Food-business licence” has been accepted."


def test_a_line_whose_value_is_missing_is_left_out():
    said = message(ACCEPTED, {"name": DATA["name"]}, "zh-hans")
    assert len(said.lines) == 3
    assert "{" not in said.body


def test_a_notice_without_any_data_still_says_what_it_is():
    assert message(ACCEPTED, {}, "zh-hans").subject == "已受理"


@pytest.mark.parametrize("kind", sorted(NOTICES))
def test_every_kind_is_sound_and_speaks_in_short_sentences(kind):
    words = NoticeWords.model_validate(NOTICES[kind])
    assert words_problems(words) == []
    for language in ("zh-hans", "zh-hant", "en"):
        said = message(words, sample(words, DATA["name"]), language)
        assert said.lines and "{" not in said.subject + said.body
        assert "！" not in said.body
    assert all(len(line) <= 45 for line in message(words, sample(words, DATA["name"]), "zh-hans").lines)


def test_an_open_place_without_a_field_is_found():
    broken = {**NOTICES["application.closed"], "action": {"zh-Hans": "{where}", "en": "{where}"}}
    assert [p.pointer for p in words_problems(NoticeWords.model_validate(broken))] == ["action"]
