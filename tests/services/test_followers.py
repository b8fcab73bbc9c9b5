"""Members that wait (ADR 0170): nothing runs for them before their turn; what is not granted ends what waited."""

import pytest

from records.ledger.carrying import carry_everything
from records.ledger.chaining import faults
from services.models import Application
from tests.cast import log_in
from tests.stories.test_every_bundle import when_lin_applies, worker
from workflows.models import Process, Task

pytestmark = pytest.mark.django_db
NEWBORN, BIRTH, ENTRY, CARD = "99TCP0001", "992023044000", "990709013000", "992014024000"


@pytest.fixture
def lin():
    return log_in("lin")


@pytest.fixture
def case(lin):
    return when_lin_applies(lin, NEWBORN, [])


def member(case, code):
    return case.children.get(item_code=code)


def decide(case, code, do):
    """The member is received, accepted and worked on until its organ decided."""
    mo, child = log_in("mo"), member(case, code)
    assert mo.post(f"/desk/{child.reference}/acceptance/").status_code == 302
    carry_everything()
    tasks = Task.objects.open().filter(process__upper_ref=child.reference)
    while task := tasks.exclude(nature="intake").first():
        said = {"do": do if task.nature == "decide" else "approve", "opinion": "经审查，不符合条件。"}
        answer = log_in(worker(task)).post(f"/tasks/{task.reference}/decision/", said)
        assert answer.status_code == 302, answer.content.decode()
        carry_everything()


def test_a_waiting_member_has_no_process_and_no_clock(lin, case):
    child = member(case, ENTRY)
    assert (child.state, child.acceptance_due, child.materials_at) == ("waiting", None, None)
    assert not Process.objects.filter(upper_ref=child.reference).exists()
    assert "等前一事项" in lin.get(f"/applications/{case.reference}/").content.decode()


def test_the_window_receives_only_what_begins_at_once(case):
    mo = log_in("mo")
    mo.post(f"/desk/{case.reference}/receipt/")
    assert member(case, BIRTH).state == "received"
    child = member(case, ENTRY)
    assert child.state == "waiting"
    assert mo.post(f"/desk/{child.reference}/acceptance/").status_code in {403, 409}


def test_a_granted_member_lets_the_next_begin_with_days_of_its_own(lin, case):
    log_in("mo").post(f"/desk/{case.reference}/receipt/")
    decide(case, BIRTH, "approve")
    child = member(case, ENTRY)
    assert child.state == "received"
    assert child.clock_start > case.submitted_at
    assert Task.objects.open().filter(process__upper_ref=child.reference, nature="intake").count() == 1
    assert member(case, CARD).state == "waiting"
    assert "前一事项已办成，开始办理" in lin.get(f"/applications/{case.reference}/").content.decode()
    assert faults(f"case:{case.reference}") == []


def test_a_member_that_is_refused_ends_all_that_waited_for_it(lin, case):
    log_in("mo").post(f"/desk/{case.reference}/receipt/")
    decide(case, BIRTH, "refuse")
    for code in (ENTRY, CARD):
        child = member(case, code)
        assert (child.state, child.reason_code) == ("terminated", "earlier_not_granted")
    assert Application.objects.get(pk=case.pk).state == "received"  # 生育登记 still runs: it waited for nobody
    decide(case, "992023045000", "approve")
    assert Application.objects.get(pk=case.pk).state == "closed"


def test_lin_takes_back_what_waits_too(lin, case):
    assert lin.post(f"/applications/{case.reference}/withdrawal/").status_code == 302
    states = set(case.children.values_list("state", flat=True))
    assert states == {"withdrawn"}


def test_a_stranger_sees_nothing_of_it(case):
    assert log_in("wen").get(f"/applications/{case.reference}/").status_code == 404
