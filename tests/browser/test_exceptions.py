"""A certificate is shown to somebody, on a phone and on a desktop: axe finds nothing."""

import pytest

from tests.browser.conftest import assert_accessible, log_in, new_visitor, picture

pytestmark = pytest.mark.browser


def look_at(page, name, width):
    """Accessible, and a picture to look at."""
    assert_accessible(page)
    picture(page, f"exception-{name}-{width}")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_holder_shows_a_certificate(browser, site, width):
    lin = log_in(new_visitor(browser, site, width), "lin")
    lin.goto("/acting/")
    lin.get_by_label("云浦区林记面馆").first.check()
    lin.locator("form[action*=acting-for] button").first.click()
    lin.goto("/licences/")
    lin.locator("main a.card").first.click()
    look_at(lin, "licence", width)
    lin.get_by_role("link", name="出示给别人").click()
    look_at(lin, "show", width)
    lin.get_by_role("button", name="出示", exact=True).click()
    look_at(lin, "show-wrong", width)
    lin.context.close()
