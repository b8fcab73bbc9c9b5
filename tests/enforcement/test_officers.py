"""Who checks: two officers of the organ with certificates that hold, none who must stay away; another in one's place."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from enforcement.actions.checks import replace_officer
from enforcement.actions.entries import take_entries
from enforcement.actions.registers import enter_certificate
from enforcement.actions.visits import arrange_visit
from enforcement.models import Step
from identity.actions.mandates import appoint
from identity.actions.people import open_account, register_person
from identity.models import Organisation, Person
from records.ledger.actor import system_actor
from records.ledger.errors import Invalid
from tests.cast import handler_of, log_in
from tests.enforcement.scene import (
    approved,
    arranged,
    certificates,
    chained,
    moment,
    official,
    organ,
    place,
    planned,
    sent,
)
from workflows.actions import declare_interest

pytestmark = pytest.mark.django_db
BY, SHOP = system_actor("test"), "云浦区林记面馆"
OK = {"content": "99JG010101", "result": "ok", "note": "", "remedy": ""}


@pytest.fixture
def third():
    """A third officer of market regulation."""
    person = register_person(
        name="盛夏", id_number="990102199001010314", phone="19900007001", region="990102001", assurance=3,
        assured_by="window", by=BY,
    )  # fmt: skip
    open_account(person, username="xia", password="yiwang-demo-2026", by=BY)
    post = appoint(
        person, department=organ(), role="officer", region="990102", valid_from=localdate(),
        title={"zh-Hans": "执法人员", "en": "Officer"}, by=BY,
    )  # fmt: skip
    return enter_certificate(post, "99010200199", fields=["市场监管"], valid_to=localdate() + timedelta(days=90), by=BY)


def has_an_interest(certificate, shop):
    person = certificate.mandate.person
    declare_interest(person, shop.firm.organisation, ground="kin", by=official(person.user.username))


def test_another_officer_comes_instead_and_the_reason_is_read_beside_the_check(third):
    check = approved()
    out, stays = certificates()
    head = log_in("an")
    said = {"out": out.number, "into": third.number, "reason": "当天另有抢险任务"}
    assert head.post(f"/enforcement/checks/{check.reference}/replacement/", said).status_code == 302
    assert set(check.officers.all()) == {stays, third}
    row = Step.objects.get(subject=check.reference, to="replaced")
    assert row.reason == f"{out.number} → {third.number}：当天另有抢险任务"
    assert "当天另有抢险任务" in head.get(f"/enforcement/checks/{check.reference}/").content.decode()


def test_after_the_visit_is_fixed_the_other_officer_has_it_on_the_phone_and_the_first_no_longer(third):
    visit = arranged()
    check, out = visit.assignments.get(), certificates()[1]
    username = out.mandate.person.user.username
    assert log_in(username).get(f"/field/{visit.reference}/").status_code == 200
    replace_officer(check, out, third, reason="生病", by=official("an"))
    assert log_in("xia").get(f"/field/{visit.reference}/").status_code == 200
    assert visit.reference not in log_in(username).get("/field/").content.decode()


def test_a_stranger_replaces_nobody(third):
    check, (out, _) = approved(), certificates()
    said = {"out": out.number, "into": third.number, "reason": "生病"}
    for name in ("lin", "mo", "fei", "tao"):
        assert log_in(name).post(f"/enforcement/checks/{check.reference}/replacement/", said).status_code in {403, 404}
    assert set(check.officers.all()) == set(certificates())


def test_whoever_has_an_interest_is_neither_planned_nor_put_in_anothers_place(third):
    shop = place(SHOP)
    has_an_interest(third, shop)
    with pytest.raises(Invalid, match="不需要回避"):
        planned(premises=shop, officers=[certificates()[0], third])
    check = approved(premises=shop)
    with pytest.raises(Invalid, match="不需要回避"):
        replace_officer(check, certificates()[0], third, reason="生病", by=official("an"))
    assert third.number not in log_in("an").get(f"/enforcement/checks/{check.reference}/").content.decode()


def test_whoever_acts_for_the_firm_is_not_planned_for_a_check_of_it(third):
    shop = place(SHOP)
    handler_of(Organisation.objects.get(reference=shop.firm.organisation), "xia")
    with pytest.raises(Invalid, match="不需要回避"):
        planned(premises=shop, officers=[certificates()[0], third])


def test_an_interest_declared_after_planning_keeps_the_visit_from_being_fixed_until_another_comes(third):
    shop = place(SHOP)
    check, (one, _) = approved(premises=shop), certificates()
    has_an_interest(one, shop)
    with pytest.raises(Invalid, match="不需要回避"):
        arrange_visit(check, localdate(), by=official("luyao"))
    replace_officer(check, one, third, reason="回避", by=official("an"))
    check.refresh_from_db()
    assert arrange_visit(check, localdate(), by=official("luyao")).assignments.get() == check


def test_a_certificate_that_has_ended_takes_nobody_to_a_check(third):
    third.valid_to = localdate() - timedelta(days=1)
    third.save()
    with pytest.raises(Invalid, match="持证"):
        planned(officers=[certificates()[0], third])


def test_an_interest_declared_after_the_visit_is_fixed_ends_what_that_officer_may_note():
    visit, tao = arranged(), official("tao")
    whole = chained(("certificates", {"scanned": "yes"}), ("answer", OK))
    assert [one.status for one in take_entries(visit, whole[:1], by=tao)] == ["stored"]
    person = Person.objects.get(user__username="tao")
    noted = moment(whole[0].at)
    declare_interest(person, visit.premises.firm.reference, ground="kin", by=tao, at=noted + timedelta(minutes=1))
    later = sent(2, "answer", OK, prev=whole[0].hash, at=(noted + timedelta(minutes=2)).isoformat())
    assert [one.code for one in take_entries(visit, [later], by=tao)] == ["entry.interest"]
    assert [one.status for one in take_entries(visit, whole, by=tao)] == ["kept", "stored"], (
        "what was noted before stands"
    )
