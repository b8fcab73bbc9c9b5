"""Two who do the same at the same moment, each in a thread and a connection of their own: it is done once, the other
gets a sentence."""

import threading
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils.timezone import localdate

from identity.actions.mandates import appoint
from identity.models import FamilyTie, Handler, Organisation, Proxy
from licences.models import Licence, LicenceGrant
from portal.demonstration.complete import BUNDLE
from records.ledger.carrying import carry_everything
from records.ledger.models import TrailEntry
from records.privacy.models import PrivacyRequest
from records.registers.models import Department
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.conftest import committing_clone
from tests.house.acting_things import person
from tests.house.strangers import BY, NEAR, enter
from workflows.models import Task

DAY, NEXT_WEEK = localdate(), localdate() + timedelta(days=7)
TERM = {"valid_from": str(DAY), "valid_to": str(NEXT_WEEK)}
YAO = {"name": "姚捷", "document": "111", "number": "990102199109090061"}


@pytest.fixture(scope="module", autouse=True)
def own_database(template_database, django_db_setup, django_db_blocker):
    """A clone in which transactions really commit."""
    with django_db_blocker.unblock(), committing_clone(f"{template_database}_at_once", template_database):
        yield


@pytest.fixture(scope="module")
def case(own_database):
    """Lin's case, just submitted."""
    cache.clear()
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return submit_draft(lin, draft)


def colleague(username, serial, organ, *roles):
    """Somebody else with the same posts."""
    row, department = enter(username, serial), Department.objects.get(role=organ, division__code=f"{NEAR}000000")
    for role in roles:
        appoint(row, department=department, role=role, region=NEAR, valid_from=DAY, title={}, by=BY)
    return log_in(username)


def at_once(*acts):
    """What each act came to, all begun at the same moment."""
    gate, answers = threading.Barrier(len(acts)), []

    def run(act):
        gate.wait()
        try:
            answers.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def posting(client, door, sent=None):
    """A form that is sent."""
    client.raise_request_exception = False
    return lambda: client.post(door, sent or {})


def codes(answers):
    return sorted(answer.status_code for answer in answers)


def sentence(answers, words):
    """Whether whoever was refused is told why."""
    return [words in answer.content.decode() for answer in answers if answer.status_code in {409, 422}] == [True]


def test_two_clerks_receive_and_two_officers_accept_the_same_case_and_decide_the_same_task(case):
    clerks = [log_in("mo"), colleague("mo_two", 501, "service_hall", "window_clerk")]
    received = at_once(*(posting(clerk, f"/desk/{case}/receipt/") for clerk in clerks))
    assert codes(received) == [302, 409] and sentence(received, "已经收过件")
    food = Application.objects.get(parent__reference=case, department__role="market_regulation")
    officers = [log_in("an"), colleague("an_two", 502, "market_regulation", "approver", "signing_head")]
    accepted = at_once(*(posting(who, f"/desk/{food.reference}/acceptance/") for who in (officers[0], clerks[0])))
    assert codes(accepted) == [302, 409] and sentence(accepted, "已经受理过")
    task = Task.objects.open().filter(process__upper_ref=food.reference).exclude(nature="auto").first()
    if task is None:  # the errand that opens the review is carried by workers
        carry_everything()
        task = Task.objects.open().get(process__upper_ref=food.reference, nature="review")
    acts = [
        posting(who, f"/tasks/{task.reference}/decision/", {"do": "approve", "opinion": "合格"}) for who in officers
    ]
    decided = at_once(*acts)
    assert codes(decided) == [302, 409], [answer.content.decode()[-500:] for answer in decided]
    for act, subject in (
        ("application.receive", case),
        ("application.accept", food.reference),
        ("task.approve", task.reference),
    ):
        assert TrailEntry.objects.filter(act=act, subject=subject).count() == 1


def test_a_power_of_attorney_is_signed_accepted_and_taken_back_once():
    sent = {**YAO, "scope": [BUNDLE], **TERM}
    signed = at_once(*(posting(log_in("wen"), "/acting/proxies/", sent) for _ in range(2)))
    assert codes(signed) == [302, 422] and sentence(signed, "已经签过")
    proxy = Proxy.objects.get(person=person("wen"))
    door = f"/acting/proxies/{proxy.reference}"
    accepted = at_once(*(posting(log_in("yao"), f"{door}/acceptance/") for _ in range(2)))
    assert codes(accepted) == [302, 302]  # repeated: nothing more
    assert TrailEntry.objects.filter(act="proxy.accept", subject=proxy.reference).count() == 1
    both = at_once(posting(log_in("wen"), f"{door}/revocation/"), posting(log_in("yao"), f"{door}/refusal/"))
    assert codes(both) == [302, 409] and sentence(both, "已经结束")
    proxy.refresh_from_db()
    assert (proxy.revoked_at is None) != (proxy.declined_at is None)


def test_a_handler_is_asked_a_tie_claimed_and_a_copy_ordered_once():
    firm = Organisation.objects.get().reference
    wen = {"name": "温可", "document": "111", "number": person("wen").id_number.plain()}
    asked = at_once(*(posting(log_in("lin"), f"/acting/firms/{firm}/", {**wen, **TERM}) for _ in range(2)))
    assert codes(asked) == [302, 422] and sentence(asked, "已经请这个人")
    assert Handler.objects.filter(person=person("wen"), revoked_at=None).count() == 1
    tie = {**wen, "kind": "elder_help", "proof": "household_register"}
    claimed = at_once(*(posting(log_in("lin"), "/acting/family/", tie) for _ in range(2)))
    assert codes(claimed) == [302, 302] and FamilyTie.objects.filter(subject=person("wen")).count() == 1
    ordered = at_once(*(posting(log_in("wen"), "/privacy/export/") for _ in range(2)))
    assert codes(ordered) == [302, 302]
    assert PrivacyRequest.objects.filter(person=person("wen").reference, kind="export").count() == 1


def test_a_certificate_is_shown_once_to_one_person():
    licence = Licence.objects.get(type_code="business_licence")
    sent = {**YAO, "reason": "租房核对", "until": str(NEXT_WEEK)}
    shown = at_once(*(posting(lin_for_her_shop(), f"/licences/{licence.reference}/sharing/", sent) for _ in range(2)))
    assert codes(shown) == [302, 302]
    assert LicenceGrant.kept.filter(content_object=licence).count() == 1
