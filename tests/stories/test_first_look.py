"""A first look at the demonstration shows life: cases in every state and light, planted through the real deeds."""

from datetime import UTC, datetime, timedelta

import pytest

from licences.models import Licence
from portal.demonstration.cases.planting import WORKING_DAYS, first_day, plant_cases
from records.calendar import national_calendar
from records.clock import CHINA
from records.ledger.actor import system_actor
from records.ledger.chaining import faults
from records.ledger.clock import as_of, database_now, now
from records.ledger.models import Errand, TrailHead
from services.models import Alert, Application, Deferral, Draft, PromiseCheck
from tests.cast import log_in
from workflows.models import Pause, Task

pytestmark = pytest.mark.django_db
BY = system_actor("demonstration")
STATES = {
    "submitted", "received", "correction", "accepted", "granted", "refused", "withdrawn", "not_accepted", "terminated", "closed",
}  # fmt: skip
RULES = {"near_due", "overdue_promise", "late_acceptance", "off_list_material", "promise_false", "pause_overrun"}


def test_the_first_look_shows_every_state_every_light_and_no_story_is_refused():
    begin = now()
    stage = plant_cases(BY, lambda words: None, begin)
    assert stage is not None and stage.failed == []
    assert not Errand.objects.parked().exists()
    assert set(Application.objects.values_list("state", flat=True)) >= STATES
    assert set(Alert.objects.values_list("rule", flat=True)) >= RULES
    assert set(Alert.objects.values_list("state", flat=True)) >= {"found", "answered", "upheld"}
    then_papers_promises_and_pauses_are_there()
    then_every_chain_holds()
    with as_of(stage.until):
        then_the_pages_show_them()
    assert plant_cases(BY, print) is None, "once is enough"


def then_papers_promises_and_pauses_are_there():
    owed = Deferral.objects.values_list("delivered_at", "lapsed_at")
    assert any(brought for brought, _ in owed) and any(lapsed for _, lapsed in owed)
    assert set(PromiseCheck.objects.values_list("finding", flat=True)) == {"", "true", "false"}
    assert Licence.objects.filter(state="revoked").exists() and Licence.objects.filter(state="valid").count() > 8
    assert Pause.objects.exists() and Draft.objects.open().exists() and Task.objects.open().exists()


def then_every_chain_holds():
    streams = TrailHead.objects.filter(stream__startswith="case:").values_list("stream", flat=True)
    assert [fault for stream in streams for fault in faults(stream)] == []


def then_the_pages_show_them():
    for username, path in (
        ("yu", "/supervision/"),
        ("yu", "/processes/"),
        ("wen", "/applications/"),
        ("du", "/tasks/"),
    ):
        page = log_in(username).get(path)
        assert page.status_code == 200 and "9901020" in page.content.decode(), path


@pytest.mark.parametrize("until", [datetime(2026, 11, 26, 6, tzinfo=CHINA), datetime(2026, 10, 9, 23, tzinfo=CHINA)])
def test_the_last_day_of_the_programme_is_a_whole_working_day_before_now(until):
    calendar, first = national_calendar(), first_day(until)
    last = calendar.add_working_days(first.date(), WORKING_DAYS - 1)
    assert calendar.is_working(first.date()) and last < until.date()
    assert calendar.count_between(last, until.date() - timedelta(days=1)) == 0


def test_inside_the_past_the_ledgers_clock_and_the_databases_agree():
    then = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with as_of(then):
        assert now() - then < timedelta(seconds=5)
        told = Errand.objects.annotate(moment=database_now()).values_list("moment", flat=True)
        assert all(abs(moment - then) < timedelta(seconds=5) for moment in told[:1])
    assert now() > then + timedelta(days=30)
