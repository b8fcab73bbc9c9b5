"""Pages hear of a deed at once: in a real browser, under the real content security policy, through the real live process."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import expect_words, log_in, new_visitor
from tests.browser.test_journey import choose_the_shop, fill, hand_in

pytestmark = pytest.mark.browser


def strict(browser, site):
    """A visitor whose browser obeys the policy of the pages."""
    return browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="zh-CN")


def applied(browser, site):
    """Lin's bundle; its number."""
    visitor = new_visitor(browser, site, 1280)
    page = log_in(visitor, "lin")
    choose_the_shop(page)
    page.goto("/bundles/")
    page.get_by_role("link", name="开办餐饮店").first.click()
    page.get_by_role("button", name="开始办理").click()
    page.get_by_role("button", name="看完了，开始填写").click()
    fill(page, "")
    hand_in(page)
    page.get_by_role("link", name="下一步，核对").click()
    page.get_by_label("我承诺所填内容真实").check()
    page.get_by_role("button", name="提交申请").click()
    expect_words(page, "申请已提交")
    case = page.url.split("/")[-2]
    visitor.close()
    return case


def test_what_the_window_does_stands_on_the_applicants_page_within_a_second(browser, site):
    lins, mos = strict(browser, site), new_visitor(browser, site, 1280)
    desk = log_in(mos, "mo")
    desk.goto("/desk/")
    expect(desk.locator("[data-listening]")).to_have_count(1)
    case = applied(browser, site)
    page = log_in(lins, "lin")
    expect(desk.locator("[data-poll]")).to_contain_text(case, timeout=2000)
    page.goto(f"/applications/{case}/")
    expect(page.locator("[data-listening]")).to_have_count(1)
    page.evaluate("""() => { const place = document.querySelector("[data-poll]"); window.changed = new Promise((done) =>
      new MutationObserver(() => done(Date.now())).observe(place, { childList: true, subtree: true })); }""")
    other = mos.new_page()
    other.goto(f"/desk/{case}/")
    begun = time.time() * 1000
    other.get_by_role("button", name="收件").first.click()
    changed = page.evaluate("window.changed")
    assert 0 < changed - begun < 1500, "the press itself and the page's own look included"
    expect_words(page, "收件")
    lins.close()
    mos.close()


def test_an_open_case_at_the_desk_says_that_something_happened(browser, site):
    mos, case = strict(browser, site), applied(browser, site)
    desk = log_in(mos, "mo")
    desk.goto(f"/desk/{case}/")
    expect(desk.locator("[data-listening]")).to_have_count(1)
    expect(desk.locator("[data-changed]")).to_be_hidden()
    other = mos.new_page()
    other.goto(f"/desk/{case}/")
    other.get_by_role("button", name="收件").first.click()
    expect(desk.locator("[data-changed]")).to_be_visible(timeout=3000)
    mos.close()
