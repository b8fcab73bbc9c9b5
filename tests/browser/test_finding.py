"""Finding in a real browser: the combobox by keyboard alone, and every page of finding checked by axe."""

import pytest

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, picture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "start"), [(390, "/"), (1280, "/search/")])
def test_a_suggestion_is_chosen_by_keyboard_alone(browser, site, width, start):
    page = new_visitor(browser, site, width).new_page()
    page.goto(start)
    field = page.get_by_role("combobox", name="搜索事项")
    field.press_sequentially("sfz")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert options.count() <= 8
    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    text = chosen.inner_text()
    assert_accessible(page)
    picture(page, f"suggestions-{width}")
    field.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.get_by_role("combobox", name="搜索事项").input_value() == text


def test_escape_closes_and_keeps_what_was_typed(browser, site):
    page = new_visitor(browser, site, 1280).new_page()
    page.goto("/search/")
    field = page.get_by_role("combobox", name="搜索事项")
    field.press_sequentially("sfz")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowUp")
    assert page.get_by_role("option").last.get_attribute("aria-selected") == "true"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "sfz"


def test_without_javascript_the_bar_is_a_plain_form(browser, site):
    page = new_visitor(browser, site, 390, javascript=False).new_page()
    page.goto("/")
    page.get_by_role("searchbox", name="搜索事项").fill("sfz")
    page.get_by_role("button", name="搜索").click()
    expect_words(page, "居民身份证")
    assert_no_combobox(page)


def assert_no_combobox(page):
    assert page.locator("[role=combobox]").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_of_search_words_are_accessible(browser, site, width):
    page = log_in(new_visitor(browser, site, width), "sun")
    page.goto("/synonyms/?word=铺子本")
    assert page.get_by_label("群众的说法").input_value() == "铺子本"
    assert_accessible(page)
    picture(page, f"synonyms-{width}")
    page.get_by_role("link", name="溪卡").click()
    assert_accessible(page)
