"""The citizen's part works without JavaScript; display modes and languages pass axe."""

import pytest

from portal.demonstration.complete import FOOD
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
    page.get_by_role("button", name="看完了，开始填写").click()
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
    assert page.locator(".lanes .lane").count() == 3, "the head and a lane for each organ"
    page.get_by_role("button", name="催办").click()
    expect_words(page, "催办")
    page.locator("summary", has_text="撤回申请").click()
    page.get_by_role("button", name="确认撤回").click()
    expect_words(page, "申请已撤回")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_catalogue_answers_without_javascript(browser, site, width):
    page = new_visitor(browser, site, width, javascript=False).new_page()
    page.goto("/")
    page.get_by_text("法人", exact=True).click()
    assert page.locator("[data-for=legal]").is_visible()
    assert page.locator("[data-for=natural]").is_hidden()
    page.goto(f"/services/{FOOD}/")
    page.get_by_label("只卖预包装食品").check()
    page.get_by_role("button", name="看我要准备什么").click()
    expect_words(page, "不用准备材料")
    page.get_by_role("link", name="测一测适不适合我").click()
    page.locator("main input").first.fill("0")
    page.get_by_role("button", name="看结果").click()
    expect_words(page, "现在申请可能办不成")


@pytest.mark.parametrize(
    ("path", "fields", "button", "words"),
    [
        ("/services/", {"audience": "legal"}, "筛选", "公司设立登记"),
        ("/halls/", {"region": "990103000000"}, "查找", "东洲区政务服务中心"),
        ("/powers/", {"q": "食品"}, "筛选", "食品经营许可"),
        ("/market-access/", {"q": "消防"}, "查", "公众聚集场所"),
        ("/regulations/", {"q": "政务服务"}, "搜索", "岚江省政务服务条例"),
        ("/laws/岚江省政务服务条例/3/", {"on": "2023-05-05"}, "查这一天", "2023-05-05 有效"),
        ("/regions/990121000000/", {}, "设为我的地区", "我的地区"),
    ],
)
def test_every_list_is_narrowed_by_a_plain_form(browser, site, path, fields, button, words):
    page = new_visitor(browser, site, 390, javascript=False).new_page()
    page.goto(path)
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]").first
        field.select_option(value) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(value)
    page.locator("main").get_by_role("button", name=button).first.click()
    expect_words(page, words)


@pytest.mark.parametrize("button", ["长者版", "高对比", "深色", "English", "繁體"])
def test_every_mode_and_language_is_accessible(browser, site, button):
    page = new_visitor(browser, site, 390).new_page()
    page.goto("/")
    page.get_by_role("button", name=button).click()
    for path in ("/", "/bundles/99TCP0003/", "/verify/", "/styleguide/"):
        page.goto(path)
        assert_accessible(page)
        picture(page, f"mode-{button}-{path.strip('/').replace('/', '-') or 'home'}")
