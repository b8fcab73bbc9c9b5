"""The privacy centre and the offices behind it, on a phone and on a desktop: axe finds nothing, nothing scrolls."""

import pytest

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, picture

pytestmark = pytest.mark.browser
MINE = [
    "/privacy/", "/privacy/readings/", "/privacy/consents/", "/privacy/correction/", "/privacy/closing/",
    "/privacy/retention/",
]  # fmt: skip


def look_at(page, name, width):
    """Accessible, and a picture to look at."""
    assert_accessible(page)
    picture(page, f"privacy-{name}-{width}")


@pytest.mark.parametrize("width", [390, 1280])
def test_my_data_on_every_screen(browser, site, width):
    lin = log_in(new_visitor(browser, site, width), "lin")
    for path in MINE:
        lin.goto(path)
        look_at(lin, path.strip("/").replace("/", "-"), width)
    lin.goto("/privacy/correction/")
    lin.get_by_role("button", name="提交请求").click()
    look_at(lin, "correction-wrong", width)
    lin.goto("/privacy/readings/")
    lin.get_by_role("link", name="已提出，待答复").first.click()
    expect_words(lin, "答复期限")
    look_at(lin, "request", width)
    lin.goto("/privacy/export/")
    lin.get_by_role("button", name="要一份副本").click()
    look_at(lin, "export", width)
    lin.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_offices_behind_it(browser, site, width):
    doors = {"sun": ["/desk/privacy/"], "qi": ["/desk/retention/", "/audit/readings/"], "bao": ["/security/keys/"]}
    for username, paths in doors.items():
        page = log_in(new_visitor(browser, site, width), username)
        for path in paths:
            page.goto(path)
            look_at(page, path.strip("/").replace("/", "-"), width)
        if username == "sun":
            page.locator("main .listing a").first.click()
            expect_words(page, "您的查阅已记入对方的查阅记录")
            look_at(page, "answer", width)
        page.context.close()
