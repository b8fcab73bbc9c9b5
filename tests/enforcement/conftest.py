"""A database of one's own for tests that really commit."""

import pytest

from tests.conftest import committing_clone


@pytest.fixture
def own_database(template_database, django_db_setup, django_db_blocker):
    """Work in a clone of one's own, with commits that others see."""
    with django_db_blocker.unblock(), committing_clone(f"{template_database}_caps", template_database):
        yield
