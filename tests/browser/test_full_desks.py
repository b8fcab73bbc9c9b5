"""The pages of approvals with something of each kind and state on them, on a phone and on a desktop: a discussion, a
panel, a visit, steps that are late, batches before and after their list, letters, parked work."""

import json

import pytest

from tests.browser.conftest import (
    assert_accessible,
    log_in,
    new_visitor,
    on_the_portal,
    picture,
    running_portal,
    site_name,
)
from tests.conftest import OWNER_URL, address

pytestmark = pytest.mark.browser
DESKS = """
import json
from django.test.utils import setup_test_environment
setup_test_environment()
from tests.browser.desks import full_desks
print("told", json.dumps(full_desks()))
"""


@pytest.fixture(scope="module")
def site(template_database, tmp_path_factory):
    """A portal of its own, for things are put into it."""
    with running_portal(template_database, f"{site_name(template_database)}_desks", tmp_path_factory) as url:
        yield url


@pytest.fixture(scope="module")
def desks(site, template_database):
    """Who looks at what."""
    return json.loads(on_the_portal(address(OWNER_URL, f"{site_name(template_database)}_desks"), DESKS))


@pytest.mark.parametrize("width", [390, 1280])
def test_full_desks_are_accessible(browser, site, desks, width):
    for role, paths in desks.items():
        visitor = new_visitor(browser, site, width)
        page = log_in(visitor, role)
        for number, path in enumerate(paths):
            answer = page.goto(path)
            assert answer.ok, f"{role} {path}: {answer.status}"
            assert_accessible(page)
            picture(page, f"desk-{role}-{number}-{width}")
        visitor.close()
