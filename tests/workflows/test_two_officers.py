"""A site visit needs two people, not two posts (行政许可法 34)."""

import pytest
from django.utils.timezone import localdate, now

from identity.models import Mandate
from workflows.actions.visiting import officers_of

pytestmark = pytest.mark.django_db


def posts(*usernames):
    return list(Mandate.objects.filter(person__user__username__in=usernames))


def counted(mandates):
    department = Mandate.objects.filter(person__user__username="an").first().department_id
    return len(officers_of(department, [m.reference for m in mandates], localdate()))


def test_two_colleagues_are_two():
    assert counted(posts("an", "tao")) == 2


def test_one_person_with_two_posts_is_one():
    assert len(posts("an")) == 2
    assert counted(posts("an")) == 1


def test_strangers_of_another_organ_do_not_count():
    assert counted(posts("an", "bo", "fei")) == 1


def test_a_post_that_was_ended_does_not_count():
    Mandate.objects.filter(person__user__username="tao").update(ended_at=now())
    assert counted(posts("an", "tao")) == 1
