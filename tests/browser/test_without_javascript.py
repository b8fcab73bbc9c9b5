"""The citizen's part works without JavaScript; display modes and languages pass axe."""

import pytest

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, picture
from tests.browser.test_journey import choose_the_shop, hand_in
from tests.cast import FORM

pytestmark = pytest.mark.browser


def test_lin_applies_without_javascript(browser, site):
    page = log_in(new_visitor(browser, site, 390, javascript=False), "lin")
    choose_the_shop(page)
    page.goto("/search/?q=kaimianguan")
    page.goto("/search/?q=开面馆")
    page.get_by_role("link", name="开办餐饮店一件事").first.click()
    page.get_by_role("button", name="开始办理").click()
    page.locator("[name=contact_phone]").fill("123")
    page.get_by_role("button", name="保存，去交材料").click()
    assert "手机号" in page.locator("[role=alert]").inner_text()
    assert page.locator("[name=contact_phone]").input_value() == "123"
    for field, value in FORM.items():
        if field in {"main_business", "food_items"}:
            page.get_by_label(value, exact=True).check()
        else:
            page.locator(f"[name={field}]").fill(value)
    page.get_by_role("button", name="保存，去交材料").click()
    hand_in(page)
    page.get_by_role("link", name="下一步，核对").click()
    page.get_by_label("我承诺所填内容真实").check()
    page.get_by_role("button", name="提交申请").click()
    expect_words(page, "申请已提交")
    assert "/applications/" in page.url


@pytest.mark.parametrize("button", ["长者版", "高对比", "深色", "English", "繁體"])
def test_every_mode_and_language_is_accessible(browser, site, button):
    page = new_visitor(browser, site, 390).new_page()
    page.goto("/")
    page.get_by_role("button", name=button).click()
    for path in ("/", "/bundles/99TCP0003/", "/verify/", "/styleguide/"):
        page.goto(path)
        assert_accessible(page)
        picture(page, f"mode-{button}-{path.strip('/').replace('/', '-') or 'home'}")
