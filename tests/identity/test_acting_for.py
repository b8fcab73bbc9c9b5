"""Acting for an organisation: chosen in the session, asked again at every request."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from identity.actions.people import add_handler
from identity.models import Organisation
from records.ledger.errors import NotAllowed
from tests.cast import handler_of, lin_for_her_shop, log_in

from .conftest import citizen, person

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def shop():
    return Organisation.objects.get()


def actor_after(client):
    """Who the portal takes the visitor for."""
    return client.get("/account/").wsgi_request.actor


def test_the_representative_acts_for_her_shop_and_for_herself_again(shop):
    lin = lin_for_her_shop()
    assert actor_after(lin).acting_for.reference == shop.reference
    lin.post("/account/acting-for/", {"organisation": ""})
    assert actor_after(lin).acting_for is None


def test_a_stranger_cannot_choose_it(shop):
    wen = log_in("wen")
    assert wen.post("/account/acting-for/", {"organisation": shop.reference}).status_code == 404
    assert actor_after(wen).acting_for is None


@pytest.mark.parametrize(("days", "may"), [((-1, 1), True), ((0, None), True), ((1, 9), False), ((-9, -1), False)])
def test_a_handler_acts_within_the_dates_only(shop, days, may):
    first, last = (None if d is None else TODAY + timedelta(d) for d in days)
    handler_of(shop, "wen", valid_from=first, valid_to=last)
    answer = log_in("wen").post("/account/acting-for/", {"organisation": shop.reference})
    assert answer.status_code == (302 if may else 404)


def test_what_was_taken_back_ends_in_the_open_session(shop):
    handler = handler_of(shop, "wen")
    wen = log_in("wen")
    wen.post("/account/acting-for/", {"organisation": shop.reference})
    type(handler).objects.filter(pk=handler.pk).update(revoked_at="2026-01-01T00:00Z")
    assert actor_after(wen).acting_for is None


def test_a_stranger_lets_nobody_act_for_it(shop):
    with pytest.raises(NotAllowed):
        add_handler(shop, person("wen"), valid_from=TODAY, by=citizen("wen"))


def test_the_next_page_is_one_of_ours(shop):
    answer = log_in("lin").post("/account/acting-for/", {"organisation": "", "next": "https://example.invalid/"})
    assert answer["Location"] == "/account/"
