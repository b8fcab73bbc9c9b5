"""On site with a phone: the connection goes in the middle of a checklist with twelve photographs, the page is loaded
again, the connection comes back, and everything is on the portal once. Then the network dies fifty times in a replay."""

import base64
import io
import itertools
import json
import random
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import assert_accessible, expect_words, log_in, new_visitor, on_the_portal, picture

pytestmark = pytest.mark.browser
BAD = "99JG010104"
SCENE = """
from django.utils.timezone import localdate
from enforcement.models import Inspection
from tests.enforcement.scene import arranged, place
print("VISIT", arranged(premises=place({name!r})).reference)
"""
COUNT = """
import json
from enforcement.models import Answer, Entry
from enforcement.rules.entries import hash_of
rows = list(Entry.objects.filter(inspection__reference={ref!r}).order_by("device", "seq"))
said = [[row.seq, row.kind, row.content, row.prev, row.hash] for row in rows]
files = [str(row.stored_file_id) for row in rows if row.stored_file_id]
answers = dict(Answer.objects.filter(assignment__inspection__reference={ref!r}).values_list("content", "result"))
print("COUNT", json.dumps([said, files, answers]))
"""

PICK_TWO = """async ([selector, one, two]) => {
    const field = document.querySelector(selector), file = async (data) => new File([await (await fetch(data)).blob()], "one.jpg", { type: "image/jpeg" });
    const put = async (data) => { const all = new DataTransfer(); all.items.add(await file(data)); field.files = all.files; };
    const tell = () => field.dispatchEvent(new Event("change", { bubbles: true }));
    await put(one);
    tell();
    await put(two);
    await new Promise((done) => setTimeout(done, 1500));
    tell();
}"""


def photograph(number):
    out = io.BytesIO()
    Image.new("RGB", (900, 700), (number * 20 % 256, 90, 140)).save(out, "JPEG")
    return {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def line(page, code):
    return page.locator(f"#content-{code}")


def choose(page, code, answer):
    line(page, code).locator(f"input[name=result][value={answer}]").evaluate("field => field.click()")


def kept(page):
    """How many entries this phone holds in all."""
    return page.evaluate(
        "() => new Promise((done) => { const r = indexedDB.open('yiwang-field'); r.onsuccess = () => {"
        " const q = r.result.transaction('entries').objectStore('entries').count();"
        " q.onsuccess = () => { r.result.close(); done(q.result); }; }; })"
    )


def wait_until_kept(page, number):
    for _ in range(300):
        if kept(page) >= number:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{kept(page)} of {number} entries are on the phone")


def wait_until_sent(page):
    expect(page.locator("#visit")).to_have_attribute("data-left", "0", timeout=60_000)


def at_the_visit(browser, site, site_database, name):
    ref = on_the_portal(site_database, SCENE.format(name=name))
    visitor = new_visitor(browser, site, 390)
    page = log_in(visitor, "tao")
    page.goto("/field/")

    page.get_by_role("link", name=name).click()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        "async () => (await (await caches.open('field-pages-1')).keys()).some((one) => one.url === location.href.split('#')[0])"
    )
    return visitor, page, ref


def test_a_connection_lost_in_the_checklist_loses_and_doubles_nothing(browser, site, site_database):
    visitor, page, ref = at_the_visit(browser, site, site_database, "望江火锅")
    assert_accessible(page)
    page.get_by_role("button", name="两名人员已出示执法证").click()
    wait_until_sent(page)
    choose(page, "99JG010101", "ok")
    wait_until_sent(page)
    visitor.set_offline(True)
    choose(page, "99JG010102", "ok")
    choose(page, BAD, "bad")
    for number in range(12):
        line(page, BAD).locator("input[type=file]").set_input_files(photograph(number))
        wait_until_kept(page, 4 + number)
    line(page, BAD).get_by_label("情况说明").fill("6 袋大米直接落地")
    line(page, BAD).get_by_label("当场改正").check()
    wait_until_kept(page, 16)
    expect_words(page, "离线")
    page.reload()
    expect(line(page, BAD).get_by_label("情况说明")).to_have_value("6 袋大米直接落地")
    expect(line(page, BAD).locator("figure")).to_have_count(12)
    expect(line(page, "99JG010102")).to_have_attribute("data-result", "ok")
    picture(page, "on-site-offline-390")
    visitor.set_offline(False)
    wait_until_sent(page)
    said, files, answers = json.loads(on_the_portal(site_database, COUNT.format(ref=ref)))
    assert len(files) == len(set(files)) == 12
    assert answers == {"99JG010101": "ok", "99JG010102": "ok", BAD: "bad"}
    assert [seq for seq, *_ in said] == list(range(1, len(said) + 1)) and len(said) == kept(page)
    assert all(later[3] == earlier[4] for earlier, later in itertools.pairwise(said))
    visitor.close()


def test_a_photograph_picked_while_another_is_being_kept_is_not_lost(browser, site, site_database):
    """The browser has put the second picture into the field and its event is still to come: the first clears nothing."""
    visitor, page, _ = at_the_visit(browser, site, site_database, "古渡鱼庄")
    choose(page, BAD, "bad")
    pictures = [
        "data:image/jpeg;base64," + base64.b64encode(photograph(number)["buffer"]).decode() for number in (1, 2)
    ]
    page.evaluate(PICK_TWO, [f"#content-{BAD} input[type=file]", *pictures])
    wait_until_kept(page, 2)
    expect(line(page, BAD).locator("figure")).to_have_count(2)
    visitor.close()


def test_answers_changed_faster_than_they_are_kept_are_all_kept_and_the_last_one_stands(browser, site, site_database):
    visitor, page, _ = at_the_visit(browser, site, site_database, "竹园快餐")
    visitor.set_offline(True)
    for _ in range(15):
        choose(page, "99JG010101", "ok")
        choose(page, "99JG010101", "none")
    wait_until_kept(page, 30)
    page.reload()
    expect(line(page, "99JG010101")).to_have_attribute("data-result", "none")
    visitor.close()


def test_a_network_that_dies_fifty_times_in_the_replay_loses_and_doubles_nothing(browser, site, site_database):
    visitor, page, ref = at_the_visit(browser, site, site_database, "双塔饭店")
    dice, killed = random.Random(20261125), []

    def perhaps(route):
        """Before the request leaves, or after the portal has done it: the phone cannot tell which."""
        if len(killed) >= 50 or dice.random() < 0.3:
            return route.continue_()
        killed.append(route.request.url)
        if dice.random() < 0.5:
            route.fetch()
        return route.abort("connectionreset")

    page.get_by_role("button", name="两名人员已出示执法证").click()
    wait_until_sent(page)
    page.route(re.compile(r"/api/v1/inspections/"), perhaps)
    for code in ("99JG010101", "99JG010102", "99JG010103", "99JG010105", "99JG010106"):
        for answer in ("ok", "none", "ok"):
            choose(page, code, answer)
    choose(page, BAD, "bad")
    for number in range(6):
        line(page, BAD).locator("input[type=file]").set_input_files(photograph(number))
    wait_until_kept(page, 22)
    for _ in range(400):
        if page.locator("#visit").get_attribute("data-left") == "0" and len(killed) >= 50:
            break
        if page.locator("#visit").get_attribute("data-left") == "0":
            choose(page, "99JG010101", dice.choice(["ok", "none", "bad"][:2]))
        page.locator("[data-retry]").click()
        page.wait_for_timeout(60)
    page.unroute(re.compile(r"/api/v1/inspections/"))
    page.locator("[data-retry]").click()
    wait_until_sent(page)
    said, files, answers = json.loads(on_the_portal(site_database, COUNT.format(ref=ref)))
    assert len(killed) == 50
    assert len(files) == len(set(files)) == 6
    assert [seq for seq, *_ in said] == list(range(1, kept(page) + 1))
    assert {code for code, result in answers.items() if result} >= {"99JG010101", "99JG010106"}
    visitor.close()


def test_the_whole_visit_goes_by_touch_and_ends(browser, site, site_database):
    visitor, page, ref = at_the_visit(browser, site, site_database, "荷塘食府")
    page.get_by_role("button", name="两名人员已出示执法证").click()
    for number in range(1, 7):
        choose(page, f"99JG01010{number}", "ok")
    glass = page.locator("canvas.glass")
    glass.scroll_into_view_if_needed()
    box = glass.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=5)
    page.mouse.up()
    page.get_by_label("签名人").fill("店长")
    page.get_by_role("button", name="保存签名").click()
    wait_until_sent(page)
    picture(page, "on-site-390")
    page.get_by_role("button", name="结束检查").click()
    page.wait_for_url(re.compile(rf"/inspections/{ref}/"))
    assert_accessible(page)
    visitor.close()
