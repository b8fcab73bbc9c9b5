"""A decision against somebody says why and where it can be contested, computed for the organ that made it."""

import pytest

from blueprints.loading import load
from blueprints.models import Edition
from documents.models import Paper
from portal.demonstration.benefits import ITEM_47
from portal.demonstration.complete import FOOD
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from services.actions.afterwards import deliver_result
from services.actions.ending import refuse_acceptance
from services.models import Application
from services.remedies import contest_of, remedies_of
from services.rules.item import problems
from tests.cases import accepted, food_of, fresh, received, soon, task_of, words_of
from tests.cast import lin_for_her_shop, log_in
from tests.house.guards import official

pytestmark = pytest.mark.django_db
GOVERNMENT, COURT = "岚州市云浦区人民政府", "云浦区人民法院"


@pytest.fixture
def refused():
    """The food licence, refused with a reason."""
    food = accepted()
    sent = {"do": "refuse", "opinion": "操作间没有洗消区。"}
    answer = log_in("an").post(f"/tasks/{task_of(food).reference}/decision/", sent)
    assert answer.status_code == 302, answer.content.decode()
    carry_everything()
    return fresh(food)


def names(case):
    found = remedies_of(case)
    return found.review[0], found.court


def test_a_refusal_says_its_reason_the_organ_of_review_the_court_and_both_terms(refused):
    review, court = names(refused)
    words = words_of(Paper.objects.get(key=f"decision:{refused.reference}"))
    assert "操作间没有洗消区。" in words
    assert all(part in words for part in (review, court, "60日内", "6个月内")), words
    assert review.endswith("人民政府") and court.endswith("人民法院")


def test_the_page_and_the_api_say_the_same_with_the_last_days_once_it_is_served(refused):
    lin, review = lin_for_her_shop(), names(refused)[0]
    page = lin.get(f"/applications/{refused.parent.reference}/").content.decode()
    assert "不服决定，您可以" in page and review in page and "复议最晚" not in page
    deliver_result(refused, way="window", receiver="林晓岚", by=official("mo"))
    assert "复议最晚" in lin.get(f"/applications/{refused.parent.reference}/").content.decode()
    told = lin.get(f"/api/v1/applications/{refused.parent.reference}/").json()["remedies"]
    assert [(row["case"], row["review"], row["review_first"]) for row in told] == [(refused.reference, [review], False)]
    assert told[0]["review_by"] < told[0]["court_by"]


def test_not_accepting_is_a_decision_too():
    food = food_of(received())
    refuse_acceptance(food, ground="not_needed", reason="只卖预包装食品，不用许可。", by=official("an"))
    carry_everything()
    words = words_of(Paper.objects.get(kind="non_acceptance"))
    assert "提起行政诉讼" in words
    assert contest_of(fresh(food), now()).act == "decision"


def test_where_the_law_sends_it_to_review_first_the_paper_says_so(refused, monkeypatch):
    item = load(refused.edition).model_copy(update={"review_first": "b1"})
    monkeypatch.setattr("services.remedies.load", lambda edition: item)
    found = remedies_of(refused)
    assert found.review_first and found.basis[0] == "《中华人民共和国食品安全法》第三十五条"
    deliver_result(refused, way="window", receiver="林晓岚", by=official("mo"))
    assert contest_of(fresh(refused), now()).court_by is None


def test_an_organ_that_lets_the_statutory_time_pass_can_be_taken_to_review():
    food = accepted()
    assert contest_of(food, now()) is None
    late = contest_of(food, soon(40))
    assert (late.act, late.remedies.review_first) == ("failure_to_act", True)


def test_a_public_service_has_words_of_its_own():
    edition = Edition.objects.current("service", now(), ITEM_47["catalog_code"]).get()
    assert remedies_of(Application(edition=edition)) is None


def test_the_basis_of_review_first_is_one_of_the_items_own():
    item = load(Edition.objects.current("service", now(), FOOD).get())
    wrong = item.model_copy(update={"review_first": "b9"})
    assert "/review_first/basis" in {problem.pointer for problem in problems(wrong)}
