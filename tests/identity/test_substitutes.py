"""A stands in for B: from–to, within B's scope, ending by itself, recorded as A for B."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actions.mandates import appoint, end_mandate, stand_in
from identity.actors import posts_of
from identity.models import Mandate
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import TrailEntry
from tests.cast import log_in
from tests.house.doors import lins_things

from .conftest import citizen, official, person

pytestmark = pytest.mark.django_db
TODAY = localdate()
WEEK = TODAY + timedelta(days=6)


@pytest.fixture
def head():
    """An's post as signing head."""
    return Mandate.objects.get(person=person("an"), role="signing_head")


def let_tao(head, **changes):
    said = {"valid_from": TODAY, "valid_to": WEEK, "by": official("sun"), **changes}
    return stand_in(head, person("tao"), **said)


def test_the_substitute_has_the_role_and_region_of_the_post_as_a_post_apart(head):
    row = let_tao(head)
    own, second = posts_of(person("tao").pk, TODAY)
    assert (row.role, row.region, row.department) == (head.role, head.region, head.department)
    assert [m.role for m in own.mandates] == ["approver", "officer"]
    assert [m.reference for m in second.mandates] == [row.reference]


def test_what_the_substitute_does_is_recorded_as_for_the_colleague(head):
    things = lins_things()
    row, tao = let_tao(head), log_in("tao")
    tao.post("/account/post/", {"post": row.reference})
    task = things["by_app"]["workflows"]
    head.tasks.model.objects.filter(reference=task).update(nature="decide", roles=["signing_head"])
    assert tao.post(f"/tasks/{task}/decision/", {"do": "approve"}).status_code == 302
    entry = TrailEntry.objects.filter(act="task.approve", subject=task).latest("at")
    assert (entry.content["mandate"], entry.content["standing_in_for"]) == (row.reference, head.reference)


def test_it_ends_by_itself_and_with_the_post(head):
    row = let_tao(head)
    held = [Mandate.objects.held_on(day).filter(pk=row.pk).exists() for day in (TODAY, WEEK, WEEK + timedelta(days=1))]
    end_mandate(head, by=official("sun"))
    assert (held, Mandate.objects.held_on(TODAY).filter(pk=row.pk).exists()) == ([True, True, False], False)


def test_a_suspended_post_suspends_its_substitute(head):
    row = let_tao(head)
    Mandate.objects.filter(pk=head.pk).update(suspended_at="2026-01-01T00:00Z")
    assert not Mandate.objects.held_on(TODAY).filter(pk=row.pk).exists()


def test_the_holder_names_a_substitute_for_the_own_post_only(head):
    assert let_tao(head, by=official("an"))
    other = Mandate.objects.get(person=person("bo"), role="signing_head")
    with pytest.raises(NotAllowed):
        stand_in(other, person("tao"), valid_from=TODAY, valid_to=WEEK, by=official("an"))


@pytest.mark.parametrize("days", [(0, -1), (0, None), (-9999, 1)])
def test_the_days_lie_within_the_post(head, days):
    first, last = (None if d is None else TODAY + timedelta(days=d) for d in days)
    with pytest.raises(Invalid):
        let_tao(head, valid_from=first, valid_to=last)


def test_nobody_stands_in_for_themselves_or_for_a_substitute(head):
    with pytest.raises(Invalid):
        stand_in(head, person("an"), valid_from=TODAY, valid_to=WEEK, by=official("sun"))
    with pytest.raises(Invalid):
        stand_in(let_tao(head), person("an"), valid_from=TODAY, valid_to=WEEK, by=official("sun"))


@pytest.mark.parametrize("who", ["wen", "bo", "sun"])
def test_only_a_colleague_whom_somebody_else_names_stands_in(head, who):
    with pytest.raises(NotAllowed):
        stand_in(head, person(who), valid_from=TODAY, valid_to=WEEK, by=official("sun"))


@pytest.mark.parametrize("stranger", [lambda: official("rui"), lambda: official("mo"), lambda: citizen("wen")])
def test_strangers_name_nobody(head, stranger):
    with pytest.raises(NotAllowed):
        let_tao(head, by=stranger())


def test_posts_that_exclude_each_other_are_never_one_persons(head, portal):
    keeper = {"department": head.department, "role": "seal_keeper", "region": "990102", "title": {}, "by": portal}
    with pytest.raises(NotAllowed):
        appoint(person("an"), **keeper, valid_from=TODAY)
    appoint(person("tao"), **keeper, valid_from=TODAY)
    with pytest.raises(NotAllowed):
        let_tao(head)


def test_by_page_an_administrator_appoints_names_a_substitute_and_ends(head):
    sun = log_in("sun")
    form = {"person": "wen", "role": "approver", "department": head.department.reference, "region": "990102",
            "valid_from": TODAY.isoformat(), "valid_to": ""}  # fmt: skip
    assert sun.post("/offices/", form).status_code == 302
    wens = Mandate.objects.get(person=person("wen"))
    assert wens.reference in sun.get("/offices/").content.decode()
    stand = {"person": "wen", "valid_from": TODAY.isoformat(), "valid_to": WEEK.isoformat()}
    assert sun.post(f"/offices/{head.reference}/substitutes/", stand).status_code == 302
    assert sun.post(f"/offices/{wens.reference}/ending/").status_code == 302
    assert Mandate.objects.get(pk=wens.pk).ended_at is not None


@pytest.mark.parametrize("change", [
    {"person": "nobody"}, {"role": "auditor"}, {"role": "x"}, {"region": "99"}, {"region": "abc"}, {"person": "sun"},
    {"valid_to": "2000-01-01"}, {"department": "DP-1"}, {"valid_from": "tomorrow"},
])  # fmt: skip
def test_what_cannot_be_is_told_and_kept_on_the_form(head, change):
    form = {"person": "wen", "role": "approver", "department": head.department.reference, "region": "990102",
            "valid_from": TODAY.isoformat(), "valid_to": ""}  # fmt: skip
    answer = log_in("sun").post("/offices/", {**form, **change})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode() or "error" in answer.content.decode()
    assert not Mandate.objects.filter(person=person("wen")).exists()
