"""Deciding together, on the pages: a discussion and its head, two pairs of eyes, a panel that votes."""

import re

import pytest

from identity.models import Mandate
from portal.demonstration.papers import INTAKE
from records.ledger.carrying import carry_everything
from records.ledger.models import TrailEntry
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.workflows.conftest import DECIDE, publish, stage
from workflows.models import Task

pytestmark = pytest.mark.django_db


def case_on(*stages):
    """Lin's food licence, accepted, on an edition of its process that a test writes."""
    publish("food_licence", INTAKE, *stages)
    lin_applies()


def lin_applies():
    lin, mo = lin_for_her_shop(), log_in("mo")
    draft = start_draft(lin)
    fill_draft(lin, draft)
    case = submit_draft(lin, draft)
    mo.post(f"/desk/{case}/receipt/")
    for row in Task.objects.open().filter(nature="intake"):
        mo.post(f"/desk/{row.process.upper_ref}/acceptance/")
    carry_everything()


def at(key):
    return Task.objects.open().get(key=key, department__role="market_regulation")


def post(username, key, door, data):
    answer = log_in(username).post(f"/tasks/{at(key).reference}/{door}/", data)
    carry_everything()
    return answer


def decide(username, key, **data):
    return post(username, key, "decision", data)


def test_a_discussion_is_recorded_and_the_head_says_why_against_the_majority():
    case_on(stage("talk", "discussion"), DECIDE)
    task = at("talk")
    page = log_in("tao").get(f"/tasks/{task.reference}/").content.decode()
    people = list(dict.fromkeys(re.findall(r'name="verdict-([^"]+)"', page)))
    assert len(people) >= 3
    said = {f"verdict-{ref}": "disagree" for ref in people[:3]} | {f"words-{people[0]}": "证据不足"}
    assert decide("an", "talk", do="approve", opinion="同意").status_code == 409
    assert post("tao", "talk", "discussion", said).status_code == 302
    assert decide("tao", "talk", do="approve", opinion="同意").status_code == 403
    refused = decide("an", "talk", do="approve", opinion="")
    assert "多数意见不同" in refused.content.decode()
    assert decide("an", "talk", do="approve", opinion="补充证据已核实。").status_code == 302
    shown = log_in("an").get(f"/tasks/{at('decide').reference}/").content.decode()
    assert "补充证据已核实。" in shown
    assert "证据不足" in log_in("an").get(f"/tasks/{task.reference}/").content.decode()


def test_who_reviewed_does_not_countersign():
    case_on(stage("review"), stage("second", "countersign", four_eyes=["review"]), DECIDE)
    assert decide("an", "review", do="approve").status_code == 302
    refused = decide("an", "second", do="approve")
    assert (refused.status_code, "双人复核" in refused.content.decode()) == (403, True)
    assert decide("tao", "second", do="approve").status_code == 302
    assert decide("an", "decide", do="approve").status_code == 302


def test_a_panel_votes_and_the_result_is_told():
    case_on(stage("panel", "panel", ["approver"], panel={"seats": 3, "needed": 2}), DECIDE)
    task = at("panel")
    assert post("tao", "panel", "vote", {"verdict": "disagree"}).status_code == 422
    assert post("tao", "panel", "vote", {"verdict": "agree"}).status_code == 302
    assert post("an", "panel", "vote", {"verdict": "agree"}).status_code == 302
    assert "2 票同意" in log_in("an").get(f"/tasks/{task.reference}/").content.decode()
    assert at("decide")


def test_many_are_approved_with_a_deed_and_a_trail_entry_each_and_one_report():
    case_on(stage("review", batch=True), DECIDE)
    for _ in range(2):
        lin_applies()
    rows = list(Task.objects.open().filter(key="review", batch=True))
    other = Mandate.objects.filter(person__user__username="tao").first()
    Task.objects.filter(pk=rows[2].pk).update(holder=other)
    answer = log_in("an").post("/tasks/approvals/", {"task": [row.reference for row in rows], "opinion": "材料齐全"})
    assert "同事已经领取" in answer.content.decode()
    entries = TrailEntry.objects.filter(act="task.approve", subject__in=[row.reference for row in rows])
    assert (len(rows), entries.count()) == (3, 2)
