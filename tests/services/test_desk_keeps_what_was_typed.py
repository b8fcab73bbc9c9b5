"""A refusal at the counter keeps what was typed, in the form it was typed into and in no other."""

import re

import pytest

from records.ledger.clock import now
from services.models import Hearing
from tests.cases import accepted, received, soon
from tests.cast import log_in

pytestmark = pytest.mark.django_db
WORDS = "写了很久的一段话"


def refused(who, path, typed):
    """The screen after a refusal."""
    answer = log_in(who).post(path, typed)
    assert answer.status_code == 422, answer.content.decode()
    return answer.content.decode()


def opened(page, case):
    """The forms that stand open, by the address they are sent to."""
    return {
        address
        for shown in re.findall(r"<details open>.*?</details>", page, re.S)
        for address in re.findall(rf'action="/desk/{case.reference}/([a-z-]+)/"', shown)
    }


def test_a_reason_stays_when_the_ground_was_forgotten():
    food = received().children.get(department__role="market_regulation")
    page = refused("an", f"/desk/{food.reference}/non-acceptance/", {"r-reason": WORDS})
    assert page.count(WORDS) == 1
    assert opened(page, food) == {"non-acceptance"}


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("termination", {"t-reason": WORDS}),
        ("outcomes", {"o-says": WORDS}),
        ("third-party", {"p-name": WORDS * 10}),
    ],
)
def test_each_form_of_an_organ_keeps_its_words(act, typed):
    food = accepted()
    page = refused("an", f"/desk/{food.reference}/{act}/", typed)
    assert next(iter(typed.values())) in page
    assert act in opened(page, food)
    assert opened(page, food.parent.children.exclude(pk=food.pk).get()) == set()


def test_a_hearing_on_a_wrong_day_keeps_its_place_and_a_record_too_long_its_words():
    food = accepted()
    desk, an, lin = f"/desk/{food.reference}/hearing/", log_in("an"), log_in("lin")
    assert an.post(desk, {"step": "tell"}).status_code == 302
    lin.post("/account/acting-for/", {"organisation": food.organisation.reference})
    assert lin.post(f"/applications/{food.reference}/hearing-request/").status_code == 302
    called = {"step": "call", "h-hearing_at": soon(1).strftime("%Y-%m-%dT%H:%M"), "h-place": "政务中心三楼"}
    page = refused("an", desk, called)
    assert 'value="政务中心三楼"' in page
    assert "hearing" in opened(page, food)
    Hearing.objects.update(state="called", hearing_at=now())
    assert WORDS * 1300 in refused("an", desk, {"step": "record", "w-text": WORDS * 1300})
