"""A double click, a lost answer, the back button, two tabs, an expired session, a web worker killed during an upload:
nothing is lost, nothing is doubled."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor
from tests.browser.test_upload import choose, large_pdf
from tests.cast import picture as photograph

pytestmark = pytest.mark.browser
CARD = "992014024000"
PHONE = "19900002002"


@pytest.fixture
def visitor(browser, site):
    """Lin's phone."""
    context = new_visitor(browser, site, 390)
    yield context
    context.close()


@pytest.fixture
def lin(visitor):
    """Lin, logged in on her phone."""
    return log_in(visitor, "lin")


def start(page):
    """The form of a social-security card; the draft's number."""
    page.goto(f"/services/{CARD}/")
    page.get_by_role("button", name=re.compile("开始办理|在线办理|申请|继续")).first.click()
    page.wait_for_url(re.compile("/drafts/"))
    if "/notice/" in page.url:
        page.get_by_role("button", name="看完了，开始填写").click()
    page.wait_for_url(re.compile("/form/"))
    return page.url.split("/drafts/")[1].split("/")[0]


def phone(page):
    return page.locator("[name=contact_phone]")


def ready(page):
    """Everything is filled in and handed in; the check page is open. The draft's number."""
    draft = start(page)
    for name, value in {
        "applicant_name": "林晓岚",
        "applicant_id": "990102198804120029",
        "contact_phone": PHONE,
    }.items():
        if page.locator(f"[name={name}]").count():
            page.locator(f"[name={name}]").fill(value)
    page.get_by_label("银行网点").check()
    page.get_by_role("button", name="保存，去交材料").click()
    expect(page.locator("#field-material-photo")).to_be_visible()
    file = {"name": f"照片 {draft[-5:]}.png", "mimeType": "image/png", "buffer": photograph().getvalue()}
    page.locator("#file-photo").set_input_files(file)
    page.locator("form[action*='/materials/photo/'] button").first.click()
    expect(page.locator("#field-material-photo")).to_contain_text(file["name"])
    page.goto(f"/drafts/{draft}/check/")
    page.get_by_label("我承诺所填内容真实").check()
    return draft


def cases(page):
    """How many cases Lin has."""
    page.goto("/applications/")
    return len(set(re.findall(r'href="/applications/([^/"]+)/"', page.content())))


def test_a_double_click_and_the_back_button_make_one_case(lin):
    before = cases(lin)
    draft = ready(lin)
    lin.get_by_role("button", name="提交申请").dblclick()
    expect_words(lin, "申请已提交")
    case = lin.url
    lin.go_back()
    lin.goto(f"/drafts/{draft}/form/")
    assert lin.url == case, "the way back leads to the case, not into a second draft"
    assert cases(lin) == before + 1


def test_an_answer_that_never_arrived_is_given_when_one_submits_again(lin):
    before = cases(lin)
    draft = ready(lin)

    def swallow(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    lin.route(re.compile("/submission/"), swallow, times=1)
    with lin.expect_event("requestfailed"):
        lin.get_by_role("button", name="提交申请").click()
    again = lin.context.new_page()
    again.goto(f"/drafts/{draft}/check/")
    expect(again).to_have_url(re.compile("/applications/"))
    assert cases(again) == before + 1


def test_after_the_session_ended_what_was_typed_stands_in_the_form(visitor, lin):
    start(lin)
    lin.route(re.compile("/answers/"), lambda route: route.abort())
    phone(lin).fill("19900002077")
    visitor.clear_cookies(name="sessionid")
    lin.get_by_role("button", name="先保存").click()
    lin.wait_for_url(re.compile("/account/login/"))
    lin.get_by_label("用户名").fill("lin")
    lin.get_by_label("密码").fill("yiwang-demo-2026")
    lin.get_by_role("button", name="登录", exact=True).click()
    expect_words(lin, "您刚才填的内容还没有保存")
    expect(phone(lin)).to_have_value("19900002077")
    assert_accessible(lin)
    lin.get_by_role("button", name="先保存").click()
    expect(lin.locator("main")).not_to_contain_text("还没有保存")
    expect(phone(lin)).to_have_value("19900002077")


def test_two_tabs_and_a_login_in_between_keep_what_each_typed(visitor, lin):
    draft = start(lin)
    other = visitor.new_page()
    other.goto(f"/drafts/{draft}/form/")
    other.route(re.compile("/answers/"), lambda route: route.abort())
    phone(lin).fill("19900002011")
    expect(lin.locator("[data-saved]")).to_contain_text("✓", timeout=8000)
    phone(other).fill("19900002022")
    other.get_by_role("button", name="先保存").click()
    expect_words(other, "您在另一个页面也改过这份申请")
    told = other.locator("[role=alert]")
    expect(told).to_contain_text("19900002011")
    expect(told).to_contain_text("19900002022")
    expect(phone(other)).to_have_value("19900002022")
    assert_accessible(other)
    visitor.clear_cookies(name="csrftoken")  # as a login in yet another tab does
    other.get_by_role("button", name="先保存").click()
    expect(phone(other)).to_have_value("19900002022")
    other.get_by_role("button", name="先保存").click()
    lin.reload()
    expect(phone(lin)).to_have_value("19900002022")


def web_workers(port):
    """The processes behind the web server of this test run."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        words = status.read_bytes().split(b"\0") if status.exists() else []
        if b"portal.wsgi:application" in words and str(port).encode() in words:
            pid = status.parent.name
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if children:
                return [int(child) for child in children]
    return []


def test_a_web_worker_killed_during_an_upload_loses_no_piece(lin, site):
    draft = start(lin)
    lin.goto(f"/drafts/{draft}/materials/")
    sent, killed, port = [], [], int(site.rpartition(":")[2])

    def kill_at_the_second(route):
        if route.request.method == "PATCH":
            sent.append(int(route.request.headers["upload-offset"]))
            if len(sent) == 2:
                for worker in web_workers(port):
                    os.kill(worker, signal.SIGKILL)
                    killed.append(worker)
        route.continue_()

    lin.route(re.compile(r"/uploads/U"), kill_at_the_second)
    choose(lin.locator("#field-material-photo"), "证件照.pdf", large_pdf())
    expect(lin.locator("#field-material-photo")).to_contain_text("证件照.pdf", timeout=60000)
    assert killed and len(sent) > 2, "the worker died under way and the file is there all the same"
