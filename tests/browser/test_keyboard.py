"""With the keyboard alone: where the focus goes after a refusal, and from there to what was wrong."""

import pytest

from tests.browser.conftest import assert_accessible, log_in, new_visitor

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement"


@pytest.fixture
def lin(browser, site):
    page = log_in(new_visitor(browser, site, 390), "lin")
    page.goto("/search/?q=居住证申领")
    page.get_by_role("link", name="居住证申领").first.click()
    page.get_by_role("button", name="开始办理").click()
    if "/notice/" in page.url:
        page.get_by_role("button", name="看完了，开始填写").click()
    return page


def test_after_a_refused_form_the_focus_is_on_what_was_wrong_and_one_key_leads_to_the_field(lin):
    lin.get_by_label("申请人证件号码").fill("990102198804120028")
    lin.get_by_role("button", name="保存，去交材料").press("Enter")
    lin.get_by_role("heading", name="有 1 处要改").wait_for()
    assert lin.evaluate(f"{FOCUSED}.querySelector('h2').id") == "wrong-heading"
    assert_accessible(lin)
    lin.keyboard.press("Tab")
    lin.keyboard.press("Enter")
    assert lin.evaluate(f"{FOCUSED}.name") == "applicant_id"


def test_after_a_refused_entry_the_focus_is_on_the_sentence_that_belongs_to_the_field(browser, site):
    page = log_in(new_visitor(browser, site, 390), "mo")
    page.goto("/look-up/")
    page.get_by_role("button", name="查进度").press("Enter")
    page.locator(".error").first.wait_for()
    field = page.locator("[aria-invalid=true]").first
    told = page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}")
    assert told.inner_text() != ""
    assert page.evaluate(f"{FOCUSED}.className") == "error"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.getAttribute('aria-invalid')") == "true"
    assert_accessible(page)
