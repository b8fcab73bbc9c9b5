"""A double click, a lost answer, the back button, an expired session, a web worker killed during an upload: nothing is lost,
nothing is doubled. (Two tabs: tests/services/test_drafts.py.)"""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import expect_words, log_in, new_visitor
from tests.browser.test_upload import choose, large_pdf
from tests.cast import picture as photograph

pytestmark = pytest.mark.browser
CARD = "992014024000"
ANSWERS = {"applicant_name": "林晓岚", "applicant_id": "990102198804120029", "contact_phone": "199 0000 2002"}


@pytest.fixture
def lin(browser, site):
    """Lin's phone."""
    visitor = new_visitor(browser, site, 390)
    yield log_in(visitor, "lin")
    visitor.close()


def start(page):
    """The form of a social-security card; the draft's number."""
    page.goto(f"/services/{CARD}/")
    page.get_by_role("button", name=re.compile("开始办理|在线办理|申请|继续")).first.click()
    page.wait_for_url(re.compile("/drafts/"))
    return page.url.split("/drafts/")[1].split("/")[0]


def ready(page):
    """Everything is filled in and handed in; the check page is open. The draft's number."""
    draft = start(page)
    for name, value in ANSWERS.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_label("银行网点").check()
    page.get_by_role("button", name=re.compile("保存，去交材料")).click()
    expect(page.locator("#field-material-photo")).to_be_visible()
    picture = {"name": "照片.png", "mimeType": "image/png", "buffer": photograph().getvalue()}
    page.locator("#file-photo").set_input_files(picture)
    page.locator("form[action*='/materials/photo/'] button").first.click()
    expect(page.locator("#field-material-photo")).to_contain_text("照片.png")
    page.goto(f"/drafts/{draft}/check/")
    page.get_by_label("我承诺所填内容真实").check()
    return draft


def cases(page):
    """How many cases Lin has."""
    page.goto("/applications/")
    return len(set(re.findall(r'href="/applications/([^/"]+)/"', page.content())))


def test_a_double_click_and_the_back_button_make_one_case(lin):
    before = cases(lin)
    ready(lin)
    lin.get_by_role("button", name="提交申请").dblclick()
    expect_words(lin, "申请已提交")
    case = lin.url
    lin.go_back()
    again = lin.get_by_role("button", name="提交申请")
    if again.count():
        lin.get_by_label("我承诺所填内容真实").check()
        again.click()
    lin.wait_for_url(case)
    assert cases(lin) == before + 1


def test_an_answer_that_never_arrived_is_given_when_one_submits_again(lin):
    before = cases(lin)
    draft = ready(lin)

    def swallow(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    lin.route(re.compile("/submission/"), swallow, times=1)
    lin.get_by_role("button", name="提交申请").click()
    lin.wait_for_timeout(500)
    lin.goto(f"/drafts/{draft}/check/")
    expect(lin).to_have_url(re.compile("/applications/"))
    assert cases(lin) == before + 1


def test_after_the_session_ended_everything_typed_is_there(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "wen")
    draft = start(page)
    page.locator("[name=applicant_name]").fill("温可可")
    expect(page.locator("[data-saved]")).to_contain_text("✓", timeout=8000)
    visitor.clear_cookies()
    page.get_by_role("button", name=re.compile("先保存")).click()
    page.wait_for_url(re.compile("/account/login/"))
    page.get_by_label("用户名").fill("wen")
    page.get_by_label("密码").fill("yiwang-demo-2026")
    page.get_by_role("button", name="登录", exact=True).click()
    page.goto(f"/drafts/{draft}/form/")
    expect(page.locator("[name=applicant_name]")).to_have_value("温可可")
    visitor.close()


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
    sent, port = [], int(site.rpartition(":")[2])

    def kill_at_the_second(route):
        if route.request.method == "PATCH":
            sent.append(int(route.request.headers["upload-offset"]))
            if len(sent) == 2:
                for worker in web_workers(port):
                    os.kill(worker, signal.SIGKILL)
        route.continue_()

    lin.route(re.compile(r"/uploads/U"), kill_at_the_second)
    choose(lin.locator("#field-material-photo"), "证件照.pdf", large_pdf())
    expect(lin.locator("#field-material-photo")).to_contain_text("证件照.pdf", timeout=60000)
    assert len(sent) > 3 and sent[2] == sent[1], "the piece that was under way goes once more"
