"""集体讨论: who was there and what each held, then the head decides. Panels of experts vote."""

import pytest

from identity.models import Mandate
from records.ledger.errors import Conflict, Invalid, NotAllowed
from workflows.actions import cast_vote, decide_task, record_discussion
from workflows.actions.voicing import Said

from .conftest import DECIDE, official, stage

pytestmark = pytest.mark.django_db
DISCUSS = stage("talk", "discussion")


@pytest.fixture
def three():
    """Three people of market regulation (two of the cast, one more)."""
    an, tao, sun = (Mandate.objects.filter(person__user__username=name).first() for name in ("an", "tao", "sun"))
    return [an.reference, tao.reference, sun.reference]


def test_without_a_discussion_nothing_is_decided(begin):
    flow = begin(DISCUSS, DECIDE)
    with pytest.raises(Conflict, match="集体讨论"):
        decide_task(flow.task("talk"), do="approve", by=official("an"))


def test_a_discussion_needs_three_of_the_department(begin, three):
    flow = begin(DISCUSS, DECIDE)
    outsider = Mandate.objects.get(person__user__username="bo", role="approver").reference
    for present in (three[:2], [*three[:2], outsider], [three[0]] * 3):
        with pytest.raises(Invalid, match="至少"):
            record_discussion(flow.task("talk"), [Said(ref, "agree") for ref in present], by=official("an"))


def test_the_head_decides_and_gives_reasons_against_the_majority(begin, three):
    flow = begin(DISCUSS, DECIDE)
    said = [Said(three[0], "agree"), Said(three[1], "disagree", "证据不足"), Said(three[2], "disagree")]
    record_discussion(flow.task("talk"), said, by=official("tao"))
    with pytest.raises(Conflict):
        record_discussion(flow.task("talk"), said, by=official("tao"))
    with pytest.raises(NotAllowed, match="负责人"):
        decide_task(flow.task("talk"), do="approve", by=official("tao"))
    with pytest.raises(Invalid, match="多数"):
        decide_task(flow.task("talk"), do="approve", by=official("an"))
    flow.decide("talk", opinion="补充证据已核实，依法予以许可。")
    assert flow.open() == ["decide"]


def test_a_panel_settles_its_task_by_votes(begin):
    flow = begin(stage("panel", "panel", ["approver"], panel={"seats": 3, "needed": 2}), DECIDE)
    with pytest.raises(Conflict, match="投票"):
        decide_task(flow.task("panel"), do="approve", by=official("an"))
    with pytest.raises(Invalid, match="理由"):
        cast_vote(flow.task("panel"), "disagree", by=official("tao"))
    cast_vote(flow.task("panel"), "agree", by=official("tao"))
    with pytest.raises(Conflict, match="一人一票"):
        cast_vote(flow.task("panel"), "agree", by=official("tao"))
    with pytest.raises(NotAllowed):
        cast_vote(flow.task("panel"), "agree", by=official("bo"))
    settled = cast_vote(flow.task("panel"), "agree", by=official("an"))
    assert (settled.state, settled.decision) == ("done", "approve")
