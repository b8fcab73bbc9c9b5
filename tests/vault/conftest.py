"""People and things that tests of the vault share."""

import pytest

from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.house.strangers import take_office


@pytest.fixture
def security(db):
    """A client of the security administrator."""
    take_office("security", 60)
    return log_in("security")


@pytest.fixture
def own_house(db):
    """A database in which Lin has applied."""
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return submit_draft(lin, draft)
