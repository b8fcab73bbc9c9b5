"""Passkeys in a real Chromium with a virtual authenticator: added, used to log in and to step up, refused elsewhere."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
USE = "用通行密钥（指纹、锁屏密码或安全密钥）"


@pytest.fixture
def here(site):
    """The site by its name: passkeys know no numeric addresses."""
    return site.replace("127.0.0.1", "localhost")


def device_of(visitor, page):
    """A device with a screen lock in the visitor's browser."""
    link = visitor.new_cdp_session(page)
    link.send("WebAuthn.enable")
    return link, link.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]


def add_passkey(page):
    page.goto("/account/security/")
    page.get_by_role("button", name="登记这台设备的通行密钥").click()
    expect_words(page, "通行密钥已登记")


def remove_passkeys(page):
    """So that the next test meets an account without a second factor."""
    page.goto("/account/security/")
    page.get_by_role("button", name="删除").first.click()
    expect(page.get_by_role("button", name="删除")).to_have_count(0)


def test_a_passkey_is_added_and_logs_in_without_a_password(browser, here):
    visitor = new_visitor(browser, here, 1280)
    page = log_in(visitor, "wen")
    device_of(visitor, page)
    add_passkey(page)
    assert_accessible(page)
    page.context.clear_cookies()
    page.goto("/account/login/?next=/account/security/")
    page.get_by_role("button", name=USE).click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/account/security/")
    expect_words(page, "这次登录的等级是高级实名")
    remove_passkeys(page)
    visitor.close()


def test_with_a_passkey_the_password_alone_is_not_enough_and_the_passkey_finishes(browser, here):
    visitor = new_visitor(browser, here, 390)
    page = log_in(visitor, "tao")
    device_of(visitor, page)
    add_passkey(page)
    page.context.clear_cookies()
    page = log_in_half(page, "tao")
    assert_accessible(page)
    page.get_by_role("button", name=USE).click()
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/account/step-up/?level=3&next=/account/")
    assert_accessible(page)
    page.get_by_role("button", name=USE).click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/account/")
    remove_passkeys(page)
    visitor.close()


def log_in_half(page, username):
    """The password is right; the second step is on the page."""
    page.goto("/account/login/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill("yiwang-demo-2026")
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/account/login/second/")
    return page


def test_an_answer_made_for_another_origin_is_refused(browser, here):
    """The device signs for the page it is on; what a look-alike page passes on names that page and opens nothing."""
    visitor = new_visitor(browser, here, 1280)
    page = log_in(visitor, "fei")
    device_of(visitor, page)
    add_passkey(page)
    page.context.clear_cookies()
    page.goto("/account/login/?next=/account/security/")
    page.evaluate(ELSEWHERE)
    page.get_by_role("button", name=USE).click()
    expect_words(page, "这个通行密钥没有通过核对")
    page.goto("/account/security/")
    assert "/account/login/" in page.url
    page.goto("/account/login/?next=/account/security/")
    page.get_by_role("button", name=USE).click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/account/security/")
    remove_passkeys(page)
    visitor.close()


# the browser's answer, with the origin of a look-alike site in what the device signed over
ELSEWHERE = """() => {
  const get = navigator.credentials.get.bind(navigator.credentials);
  navigator.credentials.get = async (options) => {
    const answer = await get(options);
    const said = JSON.parse(new TextDecoder().decode(answer.response.clientDataJSON));
    said.origin = 'https://lookalike.example';
    const clientDataJSON = new TextEncoder().encode(JSON.stringify(said)).buffer;
    const { authenticatorData, signature, userHandle } = answer.response;
    return { id: answer.id, rawId: answer.rawId, type: answer.type, getClientExtensionResults: () => ({}),
             response: { clientDataJSON, authenticatorData, signature, userHandle } };
  };
}"""


def test_a_passkey_of_another_account_does_not_step_up(browser, here):
    visitor = new_visitor(browser, here, 1280)
    page = log_in(visitor, "wen")
    link, device = device_of(visitor, page)
    add_passkey(page)
    kept = link.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    other = new_visitor(browser, here, 1280)
    her = log_in(other, "lin")
    link, device = device_of(other, her)
    link.send("WebAuthn.addCredential", {"authenticatorId": device, "credential": kept[0]})
    her.goto("/account/step-up/?level=2&next=/account/")
    token = her.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    answer = her.request.get("/account/step-up/passkey/options/").json()
    assert not answer["publicKey"].get("allowCredentials")
    sent = her.request.post(
        "/account/step-up/passkey/", form={"csrfmiddlewaretoken": token, "credential": json.dumps({"id": kept[0]["credentialId"]})},
        headers={"Referer": f"{here}/"},
    )  # fmt: skip
    assert sent.status == 422
    other.close()
    remove_passkeys(page)
    visitor.close()


def test_without_javascript_the_login_says_what_passkeys_need(browser, here):
    visitor = new_visitor(browser, here, 390, javascript=False)
    page = visitor.new_page()
    page.goto("/account/login/")
    expect_words(page, "通行密钥需要浏览器脚本")
    expect(page.get_by_role("button", name=USE)).to_be_hidden()
    visitor.close()


def test_at_a_numeric_address_the_page_says_how_to_reach_passkeys(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = visitor.new_page()
    page.goto("/account/login/")
    expect_words(page, "不能用数字地址")
    expect(page.get_by_role("button", name=USE)).to_be_hidden()
    visitor.close()


def test_two_minutes_before_the_end_one_button_keeps_the_session(browser, site):
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "lin")
    asked = []
    page.route("**/account/stay/", lambda route: answer_stay(route, asked))
    page.goto("/account/")
    button = page.get_by_role("button", name="继续使用")
    expect(button).to_be_focused()
    assert_accessible(page)
    button.click()
    expect(button).to_be_hidden()
    assert asked[-1] == "POST"
    visitor.close()


def answer_stay(route, asked):
    """The server says 100 seconds are left, and half an hour once the button was pressed."""
    asked.append(route.request.method)
    route.fulfill(json={"left": 1800 if route.request.method == "POST" else 100})


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_the_login_are_accessible(browser, site, width):
    visitor = new_visitor(browser, site, width)
    page = visitor.new_page()
    for path in ("/account/login/", "/account/login/code/", "/account/register/", "/account/reset/"):
        page.goto(path)
        assert_accessible(page)
    page.goto("/account/login/code/")
    page.get_by_label("用户名").fill(f"nobody-{width}")
    page.get_by_role("button", name="获取验证码").click()
    page.get_by_label("验证码", exact=True).fill("123456")
    page.get_by_role("button", name="登录", exact=True).click()
    expect_words(page, "验证码不对")
    assert_accessible(page)
    page = log_in(visitor, "yu")
    for path in (
        "/account/security/",
        "/account/security/app/",
        "/account/security/password/",
        "/account/step-up/?level=3",
    ):
        page.goto(path)
        assert_accessible(page)
    visitor.close()
