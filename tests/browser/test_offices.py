"""Pages that no link of the walk leads to: supervision with a simulation's report, competences, the worker room, lines."""

import pytest

from tests.browser.conftest import assert_accessible, log_in, new_visitor

pytestmark = pytest.mark.browser
PAGES = {
    "yu": ["/processes/", "/processes/simulation/?code=food_licence&cases=40&per_day=5&people=2"],
    "ren": ["/competences/"],
    "wei": ["/workers/"],
    "sun": ["/messages/lines/", "/offices/applicant/", "/interests/"],
    "an": ["/messages/", "/batches/", "/interests/"],
}


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_offices_are_accessible(browser, site, width):
    for role, paths in PAGES.items():
        visitor = new_visitor(browser, site, width)
        page = log_in(visitor, role)
        for path in paths:
            assert page.goto(path).status == 200
            assert_accessible(page)
        visitor.close()
