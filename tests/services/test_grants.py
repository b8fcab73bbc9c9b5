"""Exceptions: one case to one colleague, one certificate to one person; with a reason, ended by date or at once."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actors import actor_of_person
from identity.models import User
from licences.actions.sharing import share_licence, unshare_licence
from licences.models import Licence, LicenceGrant
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import TrailEntry
from services.actions.grants import share_case, unshare_case
from services.models import Application, CaseGrant
from tests.cast import log_in
from tests.house.doors import lins_things
from tests.house.guards import official, person

pytestmark = pytest.mark.django_db
TODAY = localdate()
WEEK = TODAY + timedelta(days=6)


@pytest.fixture
def things():
    return lins_things()


@pytest.fixture
def food(things):
    return Application.objects.get(reference=things["food"])


@pytest.fixture
def licence(things):
    return Licence.objects.get(reference=things["by_app"]["licences"])


def user(name):
    return User.objects.get(username=name)


def share(case, to="su", **changes):
    return share_case(case, user(to), **{"reason": "会同核查", "until": WEEK, "by": official("an"), **changes})


def reads(name, case):
    return log_in(name).get(f"/applications/{case.reference}/").status_code


def test_a_colleague_of_another_organ_reads_the_one_case(food):
    before = reads("su", food)
    share(food)
    assert (before, reads("su", food), reads("su", food.parent), reads("jia", food)) == (404, 200, 404, 404)


def test_it_ends_at_once_when_taken_back_and_by_itself_with_its_day(food):
    grant = share(food)
    CaseGrant.kept.update(valid_to=TODAY - timedelta(days=1))
    late = reads("su", food)
    CaseGrant.kept.update(valid_to=WEEK)
    unshare_case(grant, by=official("an"))
    assert (late, reads("su", food)) == (404, 404)
    assert TrailEntry.objects.filter(act="application.unshare").count() == 1


def test_given_again_it_holds_again(food):
    unshare_case(share(food), by=official("an"))
    share(food)
    assert (reads("su", food), CaseGrant.kept.count()) == (200, 1)


@pytest.mark.parametrize(
    "change", [{"reason": " "}, {"until": TODAY - timedelta(days=1)}, {"until": TODAY + timedelta(days=91)}]
)
def test_it_needs_a_reason_and_an_end_within_ninety_days(food, change):
    with pytest.raises(Invalid):
        share(food, **change)


@pytest.mark.parametrize("stranger", ["bo", "tao", "mo", "sun", "qi"])
def test_only_the_head_of_the_organ_opens_a_case(food, stranger):
    with pytest.raises(NotAllowed):
        share(food, by=official(stranger))


def test_a_grant_lets_nobody_act(food):
    share(food)
    assert log_in("su").post(f"/desk/{food.reference}/acceptance/").status_code == 403
    assert log_in("su").post(f"/applications/{food.reference}/withdrawal/").status_code == 403


def test_a_holder_shows_one_certificate_to_one_person(licence):
    lin, door = actor_of_person(person("lin")), f"/licences/{licence.reference}/"
    Licence.objects.filter(pk=licence.pk).update(holder=lin.reference)
    licence.refresh_from_db()
    before = log_in("wen").get(door).status_code
    grant = share_licence(licence, user("wen"), reason="出租核对", until=WEEK, by=lin)
    during = log_in("wen").get(door).status_code
    unshare_licence(grant, by=lin)
    assert (before, during, log_in("wen").get(door).status_code) == (404, 200, 404)


def test_nobody_shows_the_certificate_of_somebody_else(licence):
    with pytest.raises(NotAllowed):
        share_licence(licence, user("wen"), reason="x", until=WEEK, by=actor_of_person(person("wen")))
    assert not LicenceGrant.kept.exists()
