"""The record on site: sent in any order, however often, cut anywhere: nothing is lost, nothing doubled."""

import random
from itertools import pairwise

import pytest

from enforcement.actions.closing import close_visit
from enforcement.actions.entries import take_entries, take_photo
from enforcement.models import Answer, Entry
from records.files.models import StoredFile
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import TrailEntry
from tests.enforcement.scene import answer_all, arranged, chained, jpeg, official, sent, sha256, sign, started

pytestmark = pytest.mark.django_db
CODE = "99JG010101"
GOOD = {"content": CODE, "result": "ok", "note": "", "remedy": ""}


def bad(note="落地"):
    return {"content": CODE, "result": "bad", "note": note, "remedy": "on_spot"}


def statuses(taken):
    return [one.status if one.status != "refused" else one.code for one in taken]


def test_the_same_entries_again_are_kept_once():
    visit, tao = arranged(), official("tao")
    whole = chained(("certificates", {"scanned": "yes"}), ("answer", GOOD), ("answer", bad()))
    assert statuses(take_entries(visit, whole, by=tao)) == ["stored"] * 3
    assert statuses(take_entries(visit, whole, by=tao)) == ["kept"] * 3
    assert Entry.objects.filter(inspection=visit).count() == 3
    answer = Answer.objects.get(assignment__inspection=visit)
    assert (answer.result, answer.note.plain(), answer.remedy) == ("bad", "落地", "on_spot")


def test_a_replay_cut_fifty_times_at_random_points_loses_and_doubles_nothing():
    visit, tao, dice = arranged(), official("tao"), random.Random(20261125)
    said = [("certificates", {"scanned": "yes"})]
    said += [("answer", {**GOOD, "result": dice.choice(["ok", "none"])}) for _ in range(40)]
    whole, reached = chained(*said), 0
    for _ in range(50):  # the phone never knows how much arrived: it goes back as often as forward
        start = dice.randint(max(0, reached - 5), reached)
        piece = whole[start : start + dice.randint(1, 6)]
        take_entries(visit, piece, by=tao)
        reached = max(reached, start + len(piece))
    take_entries(visit, whole, by=tao)
    rows = list(Entry.objects.filter(inspection=visit).order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, 42))
    assert [row.hash for row in rows] == [one.hash for one in whole]
    assert all(later.prev == earlier.hash for earlier, later in pairwise(rows))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hash": "0" * 64}, "entry.hash"), ({"kind": "wish"}, "entry.shape"), ({"seq": 0}, "entry.shape"),
        ({"at": "yesterday"}, "entry.shape"), ({"at": "2026-11-25T10:00:00"}, "entry.shape"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_stops_nothing(change, code):
    visit, tao = started(), official("tao")
    good = chained(("answer", GOOD), ("answer", bad()))
    wrong = type(good[0])(**{**{name: getattr(good[0], name) for name in good[0].__slots__}, **change})
    assert statuses(take_entries(visit, [wrong, good[1]], by=tao)) == [code, "stored"]


def test_what_belongs_elsewhere_is_refused():
    visit, tao = arranged(), official("tao")
    before = chained(("answer", GOOD))
    assert statuses(take_entries(visit, before, by=tao)) == ["entry.not_started"]
    take_entries(visit, [sent(1, "certificates", {"scanned": "no"}, device="d")], by=tao)
    other = chained(("answer", {**GOOD, "content": "99JG030101"}), ("photo", {"content": CODE, "sha256": "0" * 64}))
    assert statuses(take_entries(visit, other, by=tao)) == ["entry.content", "entry.file"]
    changed = sent(1, "certificates", {"scanned": "yes"}, device="d")
    assert statuses(take_entries(visit, [changed], by=tao)) == ["entry.conflict"]


def test_a_stranger_notes_nothing():
    visit = started()
    for username in ("fei", "an", "bo", "yu"):
        with pytest.raises(NotAllowed):
            take_entries(visit, chained(("answer", GOOD)), by=official(username))


def test_a_photograph_is_taken_once_and_has_to_be_the_one_written_down():
    visit, tao, picture = started(), official("tao"), jpeg()
    entry = sent(1, "photo", {"content": CODE, "sha256": sha256(picture), "latitude": "30.1", "longitude": "120.2"})
    assert take_photo(visit, entry, picture, by=tao).status == "stored"
    assert take_photo(visit, entry, picture, by=tao).status == "kept"
    assert StoredFile.objects.filter(case=visit.reference, purpose="inspection").count() == 1
    other = sent(2, "photo", {"content": CODE, "sha256": sha256(jpeg(7))}, prev=entry.hash)
    assert take_photo(visit, other, picture, by=tao).code == "entry.hash"


def test_what_arrives_after_the_end_is_kept_as_evidence_and_changes_no_answer():
    visit, tao = started(), official("tao")
    answer_all(visit, "market_regulation")
    sign(visit, tao)
    close_visit(visit, by=tao)
    late = take_entries(visit, chained(("answer", bad()), device="luyaos-phone"), by=official("luyao"))
    assert statuses(late) == ["late"]
    assert Answer.objects.get(assignment__inspection=visit, content=CODE).result == "ok"


def test_the_end_says_everything_that_is_missing():
    visit, tao = started(), official("tao")
    with pytest.raises(Invalid) as refused:
        close_visit(visit, by=tao)
    assert len(refused.value.problems) == 2  # contents without an answer, no signature
    take_entries(visit, chained(("answer", bad())), by=tao)
    with pytest.raises(Invalid) as refused:
        close_visit(visit, by=tao)
    assert any("照片" in problem.sentence for problem in refused.value.problems)


def test_words_lie_sealed_and_the_trail_has_hashes_only():
    visit, tao = started(), official("tao")
    take_entries(visit, chained(("answer", bad("张三的身份证放在柜台"))), by=tao)
    assert "张三" not in str(bytes(Entry.objects.filter(inspection=visit).latest("id").body.blob()))
    assert "张三" not in "".join(TrailEntry.objects.of(f"case:{visit.reference}").values_list("body", flat=True))
