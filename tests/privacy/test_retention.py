"""What is due goes, by the table; what is held, kept or not yet due stays; each run reports."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from exchange.models import Notice
from records.ledger.actor import system_actor
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import TrailEntry
from records.privacy.actions import place_hold, purge_due, release_hold
from records.privacy.actions.retention import cutoff
from records.privacy.models import LegalHold, PurgeRun, RetentionRule
from records.privacy.registry import personal_sources
from services.models import Application, Draft
from tests.cast import fill_draft, lin_for_her_shop, log_in, picture, start_draft, submit_draft

from .conftest import official

pytestmark = pytest.mark.django_db
BY = system_actor("retention")


def after(**span):
    return purge_due(by=BY, at=now() + timedelta(**span))


def gone(run, data_class):
    return sum(line["gone"] for line in run.lines if line["data_class"] == data_class)


@pytest.mark.parametrize(
    ("length", "unit", "at", "expected"),
    [
        (90, "D", datetime(2026, 4, 1, 4, tzinfo=UTC), "2026-01-01"),
        (1, "M", datetime(2026, 3, 31, 4, tzinfo=UTC), "2026-02-28"),
        (2, "Y", datetime(2028, 2, 29, 4, tzinfo=UTC), "2026-02-28"),
        (10, "Y", datetime(2026, 11, 25, 20, tzinfo=UTC), "2016-11-26"),
    ],
)
def test_a_term_is_counted_back_by_the_calendar(length, unit, at, expected):
    rule = RetentionRule(length=length, unit=unit)
    assert cutoff(rule, at).date().isoformat() == expected


def test_a_draft_nobody_touched_goes_with_its_files(django_capture_on_commit_callbacks):
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    lin.post(f"/drafts/{draft}/materials/layout/", {"file": picture()})
    stored = Draft.objects.get(reference=draft).materials.get().stored_file
    assert gone(after(days=89), "draft") == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert gone(after(days=91), "draft") == 1
    assert not Draft.objects.filter(reference=draft).exists()
    assert not stored._meta.model.objects.filter(pk=stored.pk).exists()
    with pytest.raises(FileNotFoundError):
        stored.open()
    assert TrailEntry.objects.of(f"draft:{draft}").last().act == "draft.purge"


@pytest.fixture
def case():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    number = submit_draft(lin, draft)
    lin.post(f"/applications/{number}/withdrawal/")
    return number


def test_the_answers_of_an_ended_case_go_the_case_stays(case):
    assert gone(after(days=9 * 365), "application") == 0
    assert gone(after(days=11 * 365), "application") == 1
    row = Application.objects.get(reference=case)
    assert (row.answers, row.state) == ({}, "withdrawn")


def test_what_is_held_stays_until_it_is_released(case, steward):
    assert steward.post("/desk/retention/", {"subject": case, "basis": "（2026）岚行初1号"}).status_code == 302
    hold = LegalHold.objects.get()
    run = after(days=11 * 365)
    assert (gone(run, "application"), run.held) == (0, 1)
    assert steward.post(f"/desk/retention/{hold.reference}/release/").status_code == 302
    assert gone(after(days=11 * 365), "application") == 1


def test_a_hold_needs_a_basis_and_ends_once(steward):
    assert steward.post("/desk/retention/", {"subject": "P-12345678", "basis": ""}).status_code == 422
    by = official("steward")
    with pytest.raises(Invalid):
        place_hold("P-1", basis=" ", by=by)
    hold = place_hold("P-1", basis="x", by=by)
    release_hold(hold, by=by)
    with pytest.raises(Conflict):
        release_hold(hold, by=by)


def test_nobody_else_holds_or_removes():
    for username in ("mo", "an", "sun", "qi"):
        with pytest.raises(NotAllowed):
            place_hold("P-1", basis="x", by=official(username))
        with pytest.raises(NotAllowed):
            purge_due(by=official(username))


def test_notices_go_after_their_term(case):
    lin = Notice.objects.filter(upper_ref=case)
    assert lin.exists()
    after(days=3 * 365)
    assert not lin.exists()


def test_the_report_stands_on_the_page_of_steward_and_auditor(case, steward):
    run = after(days=11 * 365)
    for client in (steward, log_in("qi")):
        page = client.get("/desk/retention/").content.decode()
        assert run.reference in page and "个人信息保护法" in page
    assert "登记保全" not in log_in("qi").get("/desk/retention/").content.decode()
    assert PurgeRun.objects.count() == 1


@pytest.mark.parametrize("stranger", ["lin", "wen", "mo", "an", "sun"])
def test_a_stranger_sees_no_report(stranger):
    assert log_in(stranger).get("/desk/retention/").status_code == 403


def test_every_term_that_ends_is_carried_out_by_somebody():
    """A row of the table that nobody carries out would be a promise on paper."""
    carried = {data_class for _, source in personal_sources.items() for data_class in source.purges}
    ending = RetentionRule.objects.exclude(end="keep").values_list("data_class", flat=True)
    assert set(ending) == carried


def test_everybody_may_read_how_long_what_is_kept(client):
    page = client.get("/privacy/retention/").content.decode()
    assert "没有提交的草稿" in page and "第十九条" in page
