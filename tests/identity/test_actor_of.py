"""Who asks: worked out from the account at every request."""

import pytest
from django.test import RequestFactory

from identity.actors import actor_of
from identity.models import Organisation, User
from records.ledger.actor import ANONYMOUS

pytestmark = pytest.mark.django_db


def request_of(username, **session):
    """A request of somebody of the cast."""
    request = RequestFactory().get("/")
    request.user, request.session = User.objects.get(username=username), session
    return request


def test_an_official_acts_by_her_post():
    actor = actor_of(request_of("an"))
    assert (actor.kind, actor.roles, actor.region) == ("official", {"approver", "signing_head"}, "990102")
    assert actor.mandate.startswith("M-")


def test_a_citizen_acts_as_herself():
    actor = actor_of(request_of("wen"))
    assert (actor.kind, actor.roles, actor.department_id) == ("person", {"citizen"}, None)


def test_a_forged_choice_in_the_session_gives_a_stranger_nothing():
    assert actor_of(request_of("wen", acting_for=Organisation.objects.get().reference)).acting_for is None


def test_an_account_without_a_person_is_nobody():
    request = request_of("wen")
    request.user.person_id = None
    assert actor_of(request) == ANONYMOUS


@pytest.mark.parametrize(("username", "queries"), [("an", 1), ("wen", 2), ("lin", 3)])
def test_it_costs_few_queries(username, queries, django_assert_num_queries):
    request = request_of(username, **({"acting_for": Organisation.objects.get().reference} if queries == 3 else {}))
    with django_assert_num_queries(queries):
        actor_of(request)
