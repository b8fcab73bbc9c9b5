"""A database of one's own for tests that really commit."""

import pytest
from django.conf import settings

from tests.conftest import drop_clone, make_clone, point_at


@pytest.fixture
def own_database(template_database, django_db_setup, django_db_blocker):
    """Work in a clone of one's own, with commits that others see."""
    name, own = f"{template_database}_caps", settings.DATABASES["default"]["NAME"]
    with django_db_blocker.unblock():
        make_clone(template_database, name)
        point_at(name)
        yield
        point_at(own)
    drop_clone(name)
