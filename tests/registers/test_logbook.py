"""The lines of a case's log say what happened, when and by whom, in the reader's language."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from records.registers.templatetags.logbook import KINDS, log_line

AT = datetime(2026, 11, 26, 8, 5, tzinfo=UTC)
STEP = {"zh-Hans": "现场<核查>", "en": "Site <visit>"}
ORGAN = {"zh-Hans": "市场监管局", "en": "Market office"}


def test_a_line_gives_the_moment_here():
    line = log_line({"at": AT, "kind": "submitted", "what": "", "who": None})
    assert '<time datetime="2026-11-26T16:05:00+08:00">' in line and "16:05</time><b>申请已提交</b></li>" in line


@pytest.mark.parametrize(
    ("more", "chinese", "english"),
    [
        ({"kind": "site", "decision": "approve"}, "现场&lt;核查&gt;：已完成", "Site &lt;visit&gt;"),
        ({"kind": "site", "decision": "refuse"}, "现场&lt;核查&gt;：未通过", "Site &lt;visit&gt;"),
        ({"kind": "accepted"}, "已受理", "Market office"),
        ({"kind": "paper", "href": "/papers/x/"}, '现场&lt;核查&gt;已送达</b>', 'href="/papers/x/"'),
    ],
)  # fmt: skip
def test_what_happened_is_said_and_harms_nobody(more, chinese, english):
    event = {"at": AT, "what": STEP, "who": ORGAN, **more}
    assert chinese in log_line(event) and "市场监管局" in log_line(event) and "<核查>" not in log_line(event)
    with translation.override("en"):
        assert english in log_line(event)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_in_english(kind):
    event = {"at": AT, "kind": kind, "what": "", "who": ""}
    with translation.override("en"):
        assert log_line(event).isascii()
