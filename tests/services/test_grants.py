"""Exceptions: one case to one colleague, one certificate to one person; with a reason, ended by date or at once."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from exchange.models import Notice
from identity.actors import actor_of_person
from identity.models import User
from licences.actions.sharing import share_licence, unshare_licence
from licences.models import Licence, LicenceGrant
from records.ledger.carrying import carry_everything
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


def opened_by_page(case, by="an", **changes):
    typed = {"person": "su", "reason": "会同核查", "until": str(WEEK), **changes}
    return log_in(by).post(f"/applications/{case.reference}/sharing/", typed)


class TestPages:
    """Those who give, see and end exceptions."""

    def test_the_head_opens_a_case_and_the_colleague_sees_why_and_until_when(self, food):
        assert f"/applications/{food.reference}/sharing/" in log_in("an").get(f"/desk/{food.root.reference}/").text
        assert opened_by_page(food).status_code == 302
        seen = log_in("su").get(f"/applications/{food.reference}/").text
        assert "会同核查" in seen and "对您开放查看" in seen
        listed = log_in("su").get("/shared/").text
        assert food.reference in listed and "开放中" in listed

    def test_the_colleague_gets_word_of_it(self, food):
        opened_by_page(food)
        carry_everything()
        told = Notice.objects.get(recipient=person("su").reference, kind="right.case.opened")
        assert told.data["url"] == "/shared/"

    def test_it_is_taken_back_on_the_same_page(self, food):
        opened_by_page(food)
        page = f"/applications/{food.reference}/sharing/"
        grant = CaseGrant.kept.get()
        assert "收回" in log_in("an").get(page).text
        assert log_in("an").post(f"{page}{grant.pk}/ending/").status_code == 302
        assert (reads("su", food), "已收回" in log_in("an").get(page).text) == (404, True)
        assert food.reference not in log_in("su").get("/shared/").text

    @pytest.mark.parametrize(
        "change",
        [
            {"person": "nobody"},
            {"person": "wen"},
            {"person": "mo"},
            {"reason": ""},
            {"until": "2020-01-01"},
            {"until": ""},
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(self, food, change):
        answer = opened_by_page(food, **change)
        assert (answer.status_code, CaseGrant.kept.count()) == (422, 0)
        assert 'role="alert"' in answer.text or "error" in answer.text
        assert change.get("reason") == "" or "会同核查" in answer.text

    def test_a_grant_is_ended_through_its_own_case_alone(self, food, things):
        opened_by_page(food)
        fire = Application.objects.get(parent=food.parent, department__role="fire_rescue")
        door = f"/applications/{fire.reference}/sharing/{CaseGrant.kept.get().pk}/ending/"
        assert log_in("bo").post(door).status_code == 404
        assert reads("su", food) == 200

    def test_auditors_and_supervisors_see_and_do_not_give(self, food):
        opened_by_page(food)
        for name in ("qi", "yu"):
            assert "会同核查" in log_in(name).get(f"/applications/{food.reference}/sharing/").text
            assert food.reference in log_in(name).get("/shared/").text
            assert opened_by_page(food, by=name).status_code == 403

    def test_other_organs_see_nothing_of_it_in_the_list(self, food):
        opened_by_page(food)
        assert not [name for name in ("bo", "jia", "tao") if food.reference in log_in(name).get("/shared/").text]

    @pytest.fixture
    def lins(self, licence):
        Licence.objects.filter(pk=licence.pk).update(holder=person("lin").reference)
        return licence

    def show(self, licence, by="lin", **changes):
        wen = {
            "name": "温可",
            "document": "111",
            "number": "99010219910705004X",
            "reason": "租房核对",
            "until": str(WEEK),
        }
        return log_in(by).post(f"/licences/{licence.reference}/sharing/", {**wen, **changes})

    def test_a_holder_shows_a_certificate_and_takes_it_back(self, lins):
        page = f"/licences/{lins.reference}/sharing/"
        assert page in log_in("lin").get(f"/licences/{lins.reference}/").text
        assert self.show(lins).status_code == 302
        assert "向您出示" in log_in("wen").get("/licences/").text
        assert log_in("wen").get(page).status_code == 403
        assert "租房核对" in log_in("lin").get(page).text
        assert log_in("lin").post(f"{page}{LicenceGrant.kept.get().pk}/ending/").status_code == 302
        assert log_in("wen").get(f"/licences/{lins.reference}/").status_code == 404

    def test_somebody_without_an_account_is_named_as_such(self, lins):
        child = {"name": "方小禾", "number": "99010220180412004X"}
        assert "还没有账号" in self.show(lins, **child).text
        assert "没有找到这个人" in self.show(lins, name="方小禾").text

    def test_a_shown_certificate_is_shown_no_further(self, lins):
        self.show(lins)
        fang = {"name": "方敏", "number": "990102198605140043"}
        assert self.show(lins, by="wen", **fang).status_code == 403
        assert LicenceGrant.kept.count() == 1
