"""Exceptions and looks into masked values, on a phone and on a desktop: given, seen, ended; axe finds nothing."""

import pytest

from portal.journey import act_for_firm, apply_once, receive
from portal.journey import log_in as visit
from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, picture

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cases(site):
    """Lin's case at the organs: the number of the bundle, those of its members."""
    lin = visit(site, "lin")
    act_for_firm(lin)
    case = apply_once(lin)
    return case, receive(visit(site, "mo"), case)


def look_at(page, name, width):
    """Accessible, and a picture to look at."""
    assert_accessible(page)
    picture(page, f"exception-{name}-{width}")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_head_opens_a_case_to_a_colleague_and_takes_it_back(browser, site, cases, width):
    an = log_in(new_visitor(browser, site, width), "an")
    an.goto(f"/desk/{cases[0]}/")
    look_at(an, "desk", width)
    an.get_by_role("link", name="向外单位同事开放").first.click()
    an.get_by_role("button", name="开放", exact=True).click()
    look_at(an, "form", width)
    an.get_by_label("同事的用户名").fill("su")
    an.get_by_label("理由").fill("会同核查")
    an.get_by_label("到哪天止").fill(an.evaluate("new Date(Date.now() + 5 * 864e5).toISOString().slice(0, 10)"))
    an.get_by_role("button", name="开放", exact=True).click()
    expect_words(an, "开放中")
    look_at(an, "given", width)
    su = log_in(new_visitor(browser, site, width), "su")
    su.goto("/shared/")
    look_at(su, "list", width)
    su.locator("main .table a").first.click()
    expect_words(su, "对您开放查看")
    look_at(su, "case", width)
    an.get_by_role("button", name="收回").first.click()
    expect_words(an, "已收回")
    assert su.reload().status == 404
    an.context.close()
    su.context.close()


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


@pytest.mark.parametrize("width", [390, 1280])
def test_a_masked_value_is_shown_for_a_reason(browser, site, cases, width):
    mo = log_in(new_visitor(browser, site, width), "mo")
    mo.goto(f"/applications/{cases[0]}/unmasking/")
    look_at(mo, "unmasking", width)
    mo.get_by_role("button").filter(has_text="查看").first.click()
    look_at(mo, "unmasking-wrong", width)
    mo.context.close()
