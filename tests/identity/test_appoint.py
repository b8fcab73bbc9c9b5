"""Giving and ending posts."""

from datetime import date, timedelta

import pytest

from identity.actions.mandates import appoint, end_mandate
from identity.models import Mandate
from records.ledger.errors import NotAllowed
from records.ledger.models import TrailEntry
from records.registers.models import Department
from tests.cast import log_in

from .conftest import citizen, official, person

pytestmark = pytest.mark.django_db


def test_an_administrator_appoints_in_her_department(post):
    mandate = appoint(person("wen"), **post, by=official("sun"))
    assert official("wen").roles == {"approver"}
    assert TrailEntry.objects.of(f"mandate:{mandate.reference}").get().act == "mandate.appoint"


def test_appointing_twice_gives_the_post_that_exists(post):
    first = appoint(person("wen"), **post, by=official("sun"))
    assert appoint(person("wen"), **post, by=official("sun")) == first


@pytest.mark.parametrize("stranger", ["rui", "an", "mo", "qi"])
def test_nobody_else_appoints_there(post, stranger):
    with pytest.raises(NotAllowed):
        appoint(person("wen"), **post, by=official(stranger))


def test_a_stranger_appoints_nobody(post):
    with pytest.raises(NotAllowed):
        appoint(person("wen"), **post, by=citizen("wen"))


@pytest.mark.parametrize("change", [{"role": "auditor"}, {"role": "department_admin"}, {"region": "99"}])
def test_an_administrator_gives_no_post_beyond_her_own_reach(post, change):
    with pytest.raises(NotAllowed):
        appoint(person("wen"), **{**post, **change}, by=official("sun"))


def test_an_administrator_gives_no_post_to_herself(post):
    with pytest.raises(NotAllowed):
        appoint(person("sun"), **post, by=official("sun"))


def test_a_post_begins_and_ends_on_its_dates(post, portal):
    day = date(2026, 6, 1)
    mandate = appoint(person("wen"), **{**post, "valid_from": day}, valid_to=day, by=portal)
    held = {
        d: Mandate.objects.held_on(d).filter(pk=mandate.pk).exists() for d in (-1, 0, 1) for d in [day + timedelta(d)]
    }
    assert list(held.values()) == [False, True, False]


def test_an_ended_post_opens_no_door_from_the_next_request():
    client, mandates = log_in("an"), Mandate.objects.filter(person=person("an"))
    assert client.get("/tasks/").status_code == 200
    for mandate in mandates:
        end_mandate(mandate, by=official("sun"))
    assert client.get("/tasks/").status_code == 403


def test_ending_twice_is_written_once():
    mandate = Mandate.objects.filter(person=person("an")).first()
    ended = [end_mandate(mandate, by=official("sun")).ended_at for _ in range(2)]
    assert ended[0] == ended[1]
    assert TrailEntry.objects.of(f"mandate:{mandate.reference}").filter(act="mandate.end").count() == 1


@pytest.mark.parametrize("stranger", [lambda: official("rui"), lambda: citizen("wen")], ids=["rui", "wen"])
def test_strangers_end_no_post(stranger):
    with pytest.raises(NotAllowed):
        end_mandate(Mandate.objects.filter(person=person("an")).first(), by=stranger())


def test_a_post_elsewhere_lends_no_role_and_no_region(post, portal):
    fire = Department.objects.get(role="fire_rescue", division__code="990102000000")
    appoint(person("wen"), **{**post, "region": "990102001"}, by=portal)
    appoint(person("wen"), **{**post, "role": "officer", "region": "99"}, by=portal)
    appoint(person("wen"), **{**post, "role": "signing_head", "department": fire}, by=portal)
    actor = official("wen")
    assert (actor.roles, actor.region) == ({"approver"}, "990102001")
