"""机关内部办事 (type 11): a department asks for another's data, on the engine that citizens' cases run on."""

import pytest
from django.utils.timezone import localdate

from exchange.models import Incoming
from identity.actions.people import register_organisation
from identity.models import Mandate, Organisation, Person
from portal.demonstration.internal import CODE
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.chaining import faults
from records.registers.models import Department
from services.models import Application
from tests.cast import log_in, told
from workflows.models import Task

pytestmark = pytest.mark.django_db
TAO = "99010219890530015X"
ANSWERS = {"contact_phone": "199 0000 2002", "use": "核对家庭成员", "months": "12"}


@pytest.fixture
def civil_affairs():
    """The department as a legal person; its head acts for it."""
    organ = Department.objects.get(role="civil_affairs", division__code="990102000000")
    return register_organisation(
        uscc=organ.code, name=organ.name["zh-Hans"], kind="organ", region="990102",
        representative=Person.objects.get(user__username="qiu"), by=system_actor("test"),
    )  # fmt: skip


def asked(organ, held_by):
    """The head asks in the department's name, and the window takes it in."""
    qiu = log_in("qiu")
    qiu.post("/account/post/", {"post": "oneself"})
    qiu.post("/account/acting-for/", {"organisation": organ.reference})
    return qiu, handed_in(qiu, held_by)


def handed_in(client, held_by):
    """Somebody who acts for a department hands the request in; the window receives and accepts it."""
    draft = told(client, client.post(f"/services/{CODE}/drafts/")["Location"])
    answer = client.post(f"/drafts/{draft}/form/", {**ANSWERS, "held_by": held_by, "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    case = client.post(f"/drafts/{draft}/submission/", {"declare": "on"})["Location"].split("/")[2]
    mo = log_in("mo")
    assert mo.post(f"/desk/{case}/receipt/").status_code == 302
    assert mo.post(f"/desk/{case}/acceptance/").status_code == 302
    carry_everything()
    return case


def decide(username, key, do="approve", **more):
    row = Task.objects.open().get(key=key)
    answer = log_in(username).post(f"/tasks/{row.reference}/decision/", {"do": do, **more})
    assert answer.status_code == 302, answer.content.decode()
    carry_everything()


def answered(outcome):
    incoming, du = Incoming.objects.get(kind="inquiry"), log_in("du")
    assert "是否同意共享" in du.get(f"/messages/{incoming.reference}/").content.decode()
    du.post(f"/messages/{incoming.reference}/answer/", {"outcome": outcome, "words": "按最小够用"})
    carry_everything()


def test_a_department_asks_and_gets_its_answer(civil_affairs):
    qiu, case = asked(civil_affairs, "insurance")
    decide("su", "decide", opinion="同意共享")
    row = Application.objects.get(reference=case)
    assert (row.state, row.organisation) == ("granted", civil_affairs)
    assert qiu.get(f"/applications/{case}/").status_code == 200
    assert faults(f"case:{case}") == []


def test_the_holder_is_asked_by_message_and_an_objection_is_settled_first(civil_affairs):
    _, case = asked(civil_affairs, "population")
    answered("object")
    decide("su", "talk", opinion="已协商，只给姓名和户籍地")
    decide("su", "decide", opinion="同意共享")
    assert Application.objects.get(reference=case).state == "granted"


def test_without_an_objection_it_goes_straight_to_the_decision(civil_affairs):
    _, case = asked(civil_affairs, "population")
    answered("agree")
    assert Task.objects.open().get(process__upper_ref=case).key == "decide"


def test_nobody_of_the_asking_department_decides_it(civil_affairs):
    _, case = asked(civil_affairs, "insurance")
    row = Task.objects.open().get(process__upper_ref=case)
    assert log_in("qiu").post(f"/tasks/{row.reference}/decision/", {"do": "approve"}).status_code == 404


def test_a_department_registers_itself_and_its_clerk_asks_as_handler():
    """From nothing: the administrator registers the department, the head asks a colleague, who hands the request in."""
    sun, an, tao = log_in("sun"), log_in("an"), log_in("tao")
    head = Mandate.objects.get(person__user__username="an", role="signing_head")
    assert "还没有登记" in sun.get("/offices/applicant/").content.decode()
    assert sun.post("/offices/applicant/", {"head": "M-NOBODY"}).status_code == 422
    assert sun.post("/offices/applicant/", {"head": head.reference}).status_code == 302
    market = Organisation.objects.get(kind="organ")
    assert (market.uscc, market.representative) == (head.department.code, head.person)
    for client in (an, tao):
        client.post("/account/post/", {"post": "oneself"})
    asked_for = {"name": "陶然", "document": "111", "number": TAO, "valid_from": localdate().isoformat()}
    assert an.post(f"/acting/firms/{market.reference}/", asked_for).status_code == 302
    handler = market.handlers.get()
    assert tao.post(f"/acting/handlers/{handler.reference}/acceptance/").status_code == 302
    tao.post("/account/acting-for/", {"organisation": market.reference})
    case = handed_in(tao, "insurance")
    decide("su", "decide", opinion="同意共享")
    row = Application.objects.get(reference=case)
    assert (row.state, row.organisation) == ("granted", market)
    assert tao.get(f"/applications/{case}/").status_code == 200
