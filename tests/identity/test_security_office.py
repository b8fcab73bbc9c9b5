"""The security administrator locks, unlocks and ends sessions, and learns nobody's name; the three are three people."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actions.locking import lock_account, throw_out, unlock_account
from identity.actions.mandates import appoint, end_mandate
from identity.models import LoginFailure, Mandate, User
from records.ledger.errors import NotAllowed
from records.ledger.models import TrailEntry
from records.registers.models import Department
from tests.cast import log_in

from .conftest import citizen, official, person
from .logins import account, is_in, type_password

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def page():
    """The address of Lin's account in the office."""
    return f"/security/accounts/{person('lin').reference}/"


def test_it_locks_throws_out_and_unlocks(page):
    lin, bao = type_password()[0], log_in("bao")
    bao.post(f"{page}lock/")
    assert (is_in(lin), type_password()[1].status_code) == (False, 200)
    bao.post(f"{page}unlocking/")
    assert type_password()[1].status_code == 302
    acts = TrailEntry.objects.of(f"account:{person('lin').reference}").values_list("act", flat=True)
    assert {"account.lock", "account.unlock", "session.end"} <= set(acts)


def test_it_ends_the_sessions_and_leaves_the_account_open(page):
    lin = type_password()[0]
    log_in("bao").post(f"{page}sessions/ending/")
    assert (is_in(lin), type_password()[1].status_code) == (False, 302)


def test_unlocking_does_not_open_what_was_closed_for_good(page):
    User.objects.filter(username="lin").update(is_active=False)
    log_in("bao").post(f"{page}unlocking/")
    assert not account("lin").is_active


def test_it_sees_accounts_that_were_tried_in_vain_and_no_name_number_or_telephone():
    type_password(password="wrong")
    type_password("no-account-of-ours", "wrong")
    shown = log_in("bao").get("/security/accounts/").content.decode()
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert ">lin<" in main and "no-account-of-ours" not in main
    assert not [word for word in ("林", "990102", "1990000", "***") if word in main]
    assert LoginFailure.objects.filter(user=None).count() == 1


def test_it_finds_an_account_by_its_name(page):
    assert page in log_in("bao").get("/security/accounts/?username=Lin").content.decode()


@pytest.mark.parametrize("stranger", ["xi", "qi", "sun", "wen"])
def test_nobody_else_has_this_office(page, stranger):
    client = log_in(stranger)
    assert client.get("/security/accounts/").status_code == 403
    for door in ("lock/", "unlocking/", "sessions/ending/"):
        assert client.post(page + door).status_code in {403, 404}
    by = citizen(stranger) if stranger == "wen" else official(stranger)
    for act in (lock_account, unlock_account, throw_out):
        with pytest.raises(NotAllowed):
            act(account("lin"), by=by)


def test_an_office_of_another_region_sees_and_locks_nothing(page):
    Mandate.objects.filter(person=person("bao")).update(region="9898")
    client = log_in("bao")
    assert client.get(page).status_code == 404
    with pytest.raises(NotAllowed):
        lock_account(account("lin"), by=official("bao"))


@pytest.mark.parametrize(("holder", "role"), [("bao", "system_admin"), ("xi", "auditor"), ("qi", "security_admin")])
def test_one_person_holds_one_of_the_three_offices(portal, holder, role):
    hall = Department.objects.get(role="service_hall", division__code="990102000000")
    post = {"department": hall, "role": role, "region": "99", "title": {}, "by": portal}
    with pytest.raises(NotAllowed, match="由同一个人担任"):
        appoint(person(holder), valid_from=TODAY, **post)
    for held in Mandate.objects.filter(person=person(holder), ended_at=None):
        end_mandate(held, by=portal)
    assert appoint(person(holder), valid_from=TODAY, **post).role == role


def test_one_after_the_other_is_no_conflict_and_overlapping_is(portal):
    hall = Department.objects.get(role="service_hall", division__code="990102000000")
    first = {"department": hall, "region": "99", "title": {}, "by": portal}
    appoint(person("wen"), role="auditor", valid_from=TODAY, valid_to=TODAY + timedelta(9), **first)
    with pytest.raises(NotAllowed):
        appoint(person("wen"), role="system_admin", valid_from=TODAY + timedelta(9), **first)
    assert appoint(person("wen"), role="system_admin", valid_from=TODAY + timedelta(10), **first).reference


def test_the_system_administrator_sees_engines_and_settings_and_nothing_secret(settings):
    page = log_in("xi").get("/system/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "STAFF_SECOND_FACTOR" in main and "redis" in main
    assert settings.SECRET_KEY not in main and settings.DATABASES["default"]["PASSWORD"] not in main
    assert log_in("bao").get("/system/").status_code == 403
