"""The clerk's work lists at any length: nothing skipped, nothing doubled, few queries, no plan that reads it all."""

import re
from urllib.parse import unquote

import pytest
from django.db import connection

from bench.cases import fill_cases
from bench.plans import look_at
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from workflows.models import Task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
MANY = 20_000
DOORS = ["/desk/", "/tasks/"]


@pytest.fixture
def many():
    """Twenty thousand cases, 4,000 of them waiting, 2,000 at the counter of Mo's county."""
    fill_cases(MANY)


@pytest.fixture
def case():
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return submit_draft(lin, draft)


def queue(client, door="/desk/"):
    """All references of a list, page after page."""
    found, after, pattern = [], "", {"/desk/": r'/desk/([^/"]+)/"', "/tasks/": r'/tasks/([^/"]+)/"'}[door]
    while True:
        page = client.get(door, {"after": after} if after else {}).content.decode()
        found += re.findall(pattern, page.split("<tbody>")[1])
        more = re.search(r'\?after=([^"&]+)"', page.split("</table>")[1])
        if more is None:
            return found
        after = unquote(more.group(1))


def waiting(case):
    return Application.objects.get(reference=case).at_desk


def test_a_bundle_stays_in_the_queue_until_its_last_member_is_accepted(case):
    mo, members = log_in("mo"), list(Application.objects.filter(parent__reference=case))
    seen = [case in queue(mo)]
    mo.post(f"/desk/{case}/receipt/")
    seen.append(case in queue(mo))
    for member in members:
        mo.post(f"/desk/{member.reference}/acceptance/")
        seen.append(case in queue(mo))
    assert seen == [True, True, True, False]


def test_what_is_withdrawn_waits_no_longer(case):
    lin_for_her_shop().post(f"/applications/{case}/withdrawal/")
    assert not waiting(case)


def test_a_single_case_waits_from_submission_to_acceptance(case):
    row = Application.objects.filter(parent__reference=case).first()
    Application.objects.filter(pk=row.pk).update(parent=None)
    seen = []
    for state in ("received", "accepted"):
        Application.objects.filter(pk=row.pk).update(state=state)
        seen.append(waiting(row.reference))
    assert seen == [True, False]


@pytest.mark.parametrize("door", DOORS)
def test_the_pages_hold_every_waiting_thing_once_in_order(many, door):
    found = queue(log_in("mo"), door)
    if door == "/desk/":
        rows = Application.objects.filter(parent=None, at_desk=True, region="990102").order_by("submitted_at", "id")
    else:
        rows = Task.objects.open().filter(roles=["window_clerk"], region="990102").order_by("due_at", "reference")
    assert found == list(rows.values_list("reference", flat=True))
    assert len(found) >= MANY / 10


def test_things_of_the_same_moment_are_neither_skipped_nor_doubled(many):
    Application.objects.filter(at_desk=True, region="990102").update(submitted_at="2026-01-05T01:00Z")
    found = queue(log_in("mo"))
    assert len(found) == len(set(found)) == Application.objects.filter(at_desk=True, region="990102").count()


@pytest.mark.parametrize("door", DOORS)
def test_the_first_page_costs_the_same_at_any_length_and_reads_no_table(door):
    mo = log_in("mo")
    mo.get(door)
    empty = look_at(lambda: mo.get(door))
    fill_cases(MANY)
    full = look_at(lambda: mo.get(door))
    assert full.queries <= empty.queries + 1 <= 8, "what the cases are called is asked once, when there are any"
    assert full.widest <= 1_000, full


def test_the_second_page_reads_no_more_than_the_first(many):
    mo = log_in("mo")
    after = queue(mo)[1_000]
    seen = look_at(lambda: mo.get("/desk/", {"after": after}))
    assert seen.widest <= 1_000, seen


def test_a_town_and_a_province_have_their_queues_too(many):
    for region in ("990102001", "99"):
        rows = Application.objects.all().at_counter(region)
        assert look_at(lambda rows=rows: list(rows[:51])).widest <= 2_100
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM services_application WHERE at_desk AND parent_id IS NULL")
        assert Application.objects.all().at_counter("").count() == cursor.fetchone()[0]


def test_a_citizens_own_list_reads_their_own_cases_only(many):
    wen = log_in("wen")
    wen.get("/applications/")
    assert look_at(lambda: wen.get("/applications/")).widest <= 1_000
