"""Every quarter each department confirms or ends its posts; what nobody confirms is suspended after a grace."""

from datetime import UTC, datetime, timedelta

import pytest

from identity.actions.reviews import chase_reviews, decide_line, open_review
from identity.models import AccessReview, Mandate
from identity.reviewing import run
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.models import TrailEntry
from records.registers.models import ToDo
from tests.cast import log_in

from .conftest import citizen, official, person

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 10, 1, 1, tzinfo=UTC)


@pytest.fixture
def review(market, portal):
    return open_review(market, by=portal, at=OPENED)


def line_of(review, username, role="approver"):
    return review.lines.get(mandate__person=person(username), mandate__role=role)


def later(days):
    return OPENED + timedelta(days=days)


def test_a_review_has_every_post_of_the_department_once_a_quarter(review, market, portal):
    assert set(review.lines.values_list("mandate__department", flat=True)) == {market.pk}
    assert open_review(market, by=portal, at=later(20)).pk == review.pk
    assert open_review(market, by=portal, at=later(95)).pk != review.pk


def test_the_timer_opens_one_for_each_department_with_posts():
    run(OPENED)
    run(later(1))
    departments = set(Mandate.objects.values_list("department", flat=True))
    assert sorted(AccessReview.objects.values_list("department", flat=True)) == sorted(departments)


def test_a_confirmed_post_stays_an_ended_one_ends_at_once(review):
    sun = official("sun")
    decide_line(line_of(review, "an"), keep=True, by=sun)
    decide_line(line_of(review, "tao"), keep=False, by=sun)
    assert Mandate.objects.get(person=person("an"), role="approver").ended_at is None
    assert Mandate.objects.get(person=person("tao"), role="approver").ended_at is not None
    with pytest.raises(Conflict):
        decide_line(line_of(review, "tao"), keep=True, by=sun)


def test_nobody_confirms_their_own_post(review):
    with pytest.raises(NotAllowed):
        decide_line(line_of(review, "sun", "department_admin"), keep=True, by=official("sun"))


@pytest.mark.parametrize("stranger", [lambda: official("rui"), lambda: official("an"), lambda: citizen("wen")])
def test_strangers_confirm_nothing(review, stranger):
    with pytest.raises(NotAllowed):
        decide_line(line_of(review, "an"), keep=True, by=stranger())


def test_an_overdue_review_is_a_to_do_of_the_supervising_organ_once(review, portal):
    assert chase_reviews(by=portal, at=later(14)) == 0
    for day in (15, 16):
        chase_reviews(by=portal, at=later(day))
    assert ToDo.objects.get(kind="access_review").department.role == "service_hall"


def test_what_nobody_confirmed_is_suspended_after_the_grace_and_holds_again_when_confirmed(review, portal):
    sun, client = official("sun"), log_in("an")
    decide_line(line_of(review, "tao"), keep=True, by=sun)
    chase_reviews(by=portal, at=later(28))
    assert client.get("/tasks/").status_code == 200
    chase_reviews(by=portal, at=later(29))
    assert client.get("/tasks/").status_code == 403
    assert log_in("tao").get("/tasks/").status_code == 200
    decide_line(line_of(review, "an"), keep=True, by=sun)
    assert client.get("/tasks/").status_code == 200
    assert TrailEntry.objects.filter(act="review.suspend").count() == 1


def test_a_review_closes_with_its_last_post(review):
    by, lines = official("sun"), list(review.lines.exclude(mandate__person=person("sun")))
    review.lines.filter(mandate__person=person("sun")).delete()
    for line in lines:
        decide_line(line, keep=True, by=by)
    assert AccessReview.objects.get(pk=review.pk).closed_at is not None


def test_by_page_an_administrator_confirms_and_ends(review):
    sun, line = log_in("sun"), line_of(review, "an")
    assert review.department.name["zh-Hans"] in sun.get("/access-reviews/").content.decode()
    page = f"/access-reviews/{review.reference}/"
    assert line.mandate.reference in sun.get(page).content.decode()
    assert sun.post(page, {"mandate": line.mandate.reference, "do": "keep"}).status_code == 302
    assert sun.post(page, {"mandate": "M-0", "do": "keep"}).status_code == 404
    assert sun.post(page, {"mandate": line.mandate.reference, "do": "x"}).status_code == 404
    assert line_of(review, "an").outcome == "confirmed"


def test_another_organs_administrator_finds_no_review(review):
    assert log_in("rui").get(f"/access-reviews/{review.reference}/").status_code == 404
