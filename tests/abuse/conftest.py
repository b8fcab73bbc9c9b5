"""Lin's things and people who want them; made once per module, what a test changes is undone after it."""

import pytest
from django.db import transaction

from records.registers.models import Department
from services.models import Application
from tests.cast import log_in
from tests.house.doors import lins_things
from tests.house.strangers import handler, take_office
from workflows.models import Task


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker):
    """Lin's case (food accepted and under review, fire received), her draft, file, paper, certificate."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = lins_things()
        for serial, username in enumerate(["clerk_far", "organ_far", "admin_far", "clerk_past", "organ_past"], 1):
            take_office(username, serial)
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def case(things, db):
    return things["case"]


@pytest.fixture
def food(things, db):
    return Application.objects.get(reference=things["food"])


@pytest.fixture
def fire(things, db):
    return Application.objects.get(parent__reference=things["case"], department__role="fire_rescue")


@pytest.fixture
def review(things, db):
    """The review that waits at market regulation."""
    return Task.objects.get(reference=things["by_app"]["workflows"])


@pytest.fixture
def market(db):
    return Department.objects.get(role="market_regulation", division__code="990102000000")


@pytest.fixture
def handler_past(things, db):
    """A client who acted for Lin's firm until a moment ago."""
    return handler("handler_past", 30, True)


@pytest.fixture
def wen(things, db):
    return log_in("wen")


def status(answer):
    """The status; a redirect to the login page counts as 401."""
    to_login = answer.status_code == 302 and "/account/login/" in answer["Location"]
    return 401 if to_login else answer.status_code


def unchanged(row):
    """Whether a row is as it was when it was read."""
    fresh = type(row).objects.get(pk=row.pk)
    return all(getattr(fresh, f.attname) == getattr(row, f.attname) for f in row._meta.concrete_fields)
