"""Results: within twenty working days, masked, down on the day; the firm's side; what arrives from outside."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from enforcement.actions.checks import approve_check
from enforcement.actions.closing import close_visit
from enforcement.actions.entries import note_by_form
from enforcement.actions.matters import plan_for_matter, take_matter
from enforcement.actions.objections import answer_objection, raise_objection
from enforcement.actions.registers import enter_firm, enter_premises
from enforcement.actions.visits import arrange_visit
from enforcement.models import Matter, Objection, Publication
from enforcement.timers import gather_matters, watch_results
from exchange.actions import receive_message
from exchange.models import Incoming, Message
from exchange.rules.messages import Envelope
from identity.actors import actor_of_person, party_of
from identity.models import Organisation, Person
from licences.models import Licence
from records.calendar import national_calendar
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.errors import Conflict, NotAllowed
from tests.cast import log_in
from tests.enforcement.scene import answer_all, certificates, official, organ, place, sign, started

pytestmark = pytest.mark.django_db
SHOP = "云浦区林记面馆"


def closed(**given):
    visit = started(**given)
    answer_all(visit, "market_regulation")
    sign(visit, official("tao"))
    return close_visit(visit, by=official("tao"))


def lin():
    person = Person.objects.get(user__username="lin")
    return actor_of_person(person, acting_for=party_of(Organisation.objects.get()))


def public():
    return Client().get("/inspection-results/").content.decode()


def test_the_clock_publishes_on_the_twentieth_working_day_what_nobody_published():
    visit = closed()
    row = Publication.objects.get(assignment__inspection=visit)
    assert row.due_on == national_calendar().add_working_days(localdate(), 20)
    watch_results(now())
    assert visit.premises.firm.name not in public()
    watch_results(now() + (row.due_on - localdate()))
    row.refresh_from_db()
    assert row.shown_from == row.due_on and row.published_by == "system:timers"


def test_a_result_comes_down_on_its_day():
    row = Publication.objects.get(assignment__inspection=closed())
    watch_results(now() + (row.due_on - localdate()))
    row.refresh_from_db()
    watch_results(now() + (row.shown_to - localdate()) + timedelta(days=1))
    row.refresh_from_db()
    assert row.taken_down_at is not None


def test_a_natural_person_stands_masked_in_public():
    by = system_actor("test")
    firm = enter_firm(None, "王**", region="990102001", person_name="王小麦", by=by)
    stall = enter_premises(firm, "王家摊位", address="桃溪路口", organs=[organ().code], risk="high", by=by)
    visit = closed(premises=stall)
    row = Publication.objects.get(assignment__inspection=visit)
    watch_results(now() + (row.due_on - localdate()))
    said = str(Publication.objects.get(pk=row.pk).lines)
    assert "王**" in said and "王小麦" not in said and "桃溪" not in said


def test_the_firm_sees_a_visit_from_its_beginning_objects_once_and_is_answered():
    visit = closed(premises=place(SHOP))
    raise_objection(visit, "记录与现场不符", by=lin())
    with pytest.raises(Conflict):
        raise_objection(visit, "再提一次", by=lin())
    with pytest.raises(NotAllowed):
        answer_objection(Objection.objects.get(), "已核实", by=official("bo"))
    answer_objection(Objection.objects.get(), "已核实，更正记录", by=official("an"))
    assert Objection.objects.get().answer.plain() == "已核实，更正记录"


def test_a_stranger_does_not_object():
    visit = closed(premises=place(SHOP))
    with pytest.raises(NotAllowed):
        raise_objection(visit, "意见", by=actor_of_person(Person.objects.get(user__username="wen")))


def test_what_arrives_to_be_checked_is_kept_once_and_its_check_stands_outside_the_cap():
    by, due = system_actor("exchange"), localdate() + timedelta(days=30)
    given = {"department": organ(), "region": "990102", "premises": place(SHOP), "due_on": due, "by": by}
    matter = take_matter("MS-1", "supervision_promise", **given)
    assert take_matter("MS-1", "supervision_promise", **given) == matter and Matter.objects.count() == 1
    check = plan_for_matter(matter, ["99JG0101"], by=official("tao"))
    assert (check.kind, check.counted, check.trigger, check.until) == ("case", False, "promise", due)
    assert plan_for_matter(matter, ["99JG0101"], by=official("tao")) == check


def test_the_office_says_what_arrived_and_what_is_late():
    by, yesterday = system_actor("exchange"), localdate() - timedelta(days=1)
    given = {"department": organ(), "region": "990102", "by": by}
    take_matter("MS-1", "supervision_promise", due_on=yesterday, premises=place(SHOP), **given)
    take_matter("MS-2", "supervision_grant", case_ref="C-9", due_on=None, premises=None, **given)
    page = log_in("tao").get("/enforcement/").content.decode()
    assert f"告知承诺核查 · {place(SHOP).name}" in page
    assert "审批结果推送" in page and "C-9" in page
    assert page.count("超期") == 1


def test_a_promise_that_came_by_message_is_checked_and_the_finding_goes_back():
    shop, due = place(SHOP), localdate() + timedelta(days=30)
    licence = Licence.objects.get(type_code="business_licence")
    envelope = Envelope(
        id="MS-TEST-1", kind="supervision_promise", sender=organ("health").code, receiver=organ().code, case="C-9",
        region="990102", sent_at=now(), due_on=due,
    )  # fmt: skip
    Licence.objects.filter(pk=licence.pk).update(case_ref="C-9")
    receive_message(envelope, by=system_actor("exchange"))
    gather_matters(now()), gather_matters(now())
    matter = Matter.objects.get()
    assert (matter.premises, matter.due_on) == (shop, due)
    check = plan_for_matter(matter, ["99JG0101"], by=official("tao"))
    incoming = Incoming.objects.get()
    assert incoming.signed_at is not None and incoming.answered_at is None
    check.officers.set(certificates())
    visit = arrange_visit(approve_check(check, by=official("an")), localdate(), by=official("tao"))
    note_by_form(visit, "certificates", {"scanned": "no"}, by=official("tao"))
    answer_all(visit, "market_regulation")
    sign(visit, official("tao"))
    close_visit(visit, by=official("tao"))
    incoming.refresh_from_db()
    assert incoming.outcome == "true" and check.reference in incoming.answer_words.plain()
    carry_everything()
    assert Message.objects.get(answers="MS-TEST-1", body__outcome="true").receiver == organ("health")
