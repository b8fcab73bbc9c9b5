"""The main job in a real browser, on a phone and on a desktop, with every page checked by axe."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, picture
from tests.cast import FORM, MATERIALS
from tests.cast import picture as drawing

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_job_from_search_to_verified(browser, site, width):
    lin = new_visitor(browser, site, width)
    page = log_in(lin, "lin")
    seen(page, f"home-{width}", "/")
    choose_the_shop(page)
    page.goto("/search/?q=开面馆")
    seen(page, f"search-{width}")
    page.get_by_role("link", name="开办餐饮店一件事").first.click()
    seen(page, f"bundle-{width}")
    page.get_by_role("button", name="开始办理").click()
    seen(page, f"notice-{width}")
    page.get_by_role("button", name="看完了，开始填写").click()
    fill(page, f"form-{width}")
    hand_in(page)
    seen(page, f"materials-{width}")
    page.get_by_role("link", name="下一步，核对").click()
    seen(page, f"check-{width}")
    page.get_by_label("我承诺所填内容真实").check()
    page.get_by_role("button", name="提交申请").click()
    expect_words(page, "申请已提交")
    case = page.url.split("/")[-2]
    seen(page, f"submitted-{width}")
    the_window(browser, site, width, case)
    the_organs(browser, site, width, case)
    page.goto(f"/applications/{case}/")
    wait_for(page, "已办结")
    seen(page, f"track-{width}")
    for path in ("/licences/", "/notices/", "/account/", "/applications/", "/services/", "/bundles/", "/styleguide/"):
        seen(page, f"{path.strip('/')}-{width}", path)
    verify(page, width)


def seen(page, name, path=""):
    if path:
        page.goto(path)
    assert_accessible(page)
    picture(page, name)


def choose_the_shop(page):
    page.goto("/account/")
    page.get_by_label("云浦区林记面馆").check()
    page.get_by_role("button", name="确定代表").click()


def fill(page, name):
    for field, value in FORM.items():
        if field in {"main_business", "food_items"}:
            page.get_by_label(value, exact=True).check()
        else:
            page.locator(f"[name={field}]").fill(value)
    seen(page, name)
    page.get_by_role("button", name="保存，去交材料").click()


def hand_in(page):
    """Each file, waited for by a name no earlier file bears: the page offers those of earlier cases too."""
    for element in MATERIALS:
        name = f"图纸 {uuid4().hex[:8]}.png"
        page.locator(f"#file-{element}").set_input_files(
            {"name": name, "mimeType": "image/png", "buffer": drawing().getvalue()}
        )
        page.locator(f"form[action*='/materials/{element}/'] button").first.click()
        expect(page.locator(f"#field-material-{element}")).to_contain_text(name)


def wait_for(page, words, tries=60):
    for _ in range(tries):
        if words in page.content():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{words} did not appear on {page.url}")


def the_window(browser, site, width, case):
    page = log_in(new_visitor(browser, site, width), "mo")
    seen(page, f"desk-{width}", "/desk/")
    page.goto(f"/desk/{case}/")
    page.get_by_role("button", name="收件，出具凭证").click()
    seen(page, f"desk-case-{width}")
    for _ in range(2):
        page.get_by_role("button", name=re.compile("^受理")).first.click()


def the_organs(browser, site, width, case):
    an, bo = (log_in(new_visitor(browser, site, width), name) for name in ("an", "bo"))
    decide(an, "材料审查", f"review-{width}")
    open_task(an, "现场核查", case)
    an.get_by_label("上门时间").fill(f"{localdate() + timedelta(days=1)} 10:00")
    an.get_by_role("button", name="预约联合上门").click()
    for page in (an, bo):
        open_task(page, "现场核查", case)
        for box in page.locator("[name=officers]").all():
            box.check()
        page.get_by_label("符合要求", exact=True).check()
        page.get_by_label("核查记录").fill("现场与申报一致。")
        page.get_by_role("button", name="记录核查结果").click()
    for page in (an, bo):
        decide(page, "决定", f"decide-{width}")


def open_task(page, title, case=""):
    page.goto("/tasks/")
    wait_for(page, title)
    assert_accessible(page)
    page.get_by_role("link", name=title).first.click()


def decide(page, title, name):
    open_task(page, title)
    seen(page, name)
    page.get_by_label("同意", exact=True).check()
    page.get_by_role("button", name="提交决定").click()


def verify(page, width):
    page.goto("/licences/")
    page.get_by_role("link", name=re.compile("食品经营许可证")).first.click()
    wait_for(page, "下载证照")
    seen(page, f"licence-{width}")
    page.get_by_role("link", name="核验", exact=True).last.click()
    expect_words(page, "证照真实有效")
    seen(page, f"verify-{width}")
