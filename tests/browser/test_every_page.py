"""Every page that a link leads to, for every role, on a phone and on a desktop: axe finds nothing, nothing scrolls
sideways. One address per URL name and side (citizen, desk); seeds are always looked at. Then every page of the matrix
that no link led to, on things that are there: a case under review, a certificate shown to somebody, a review of posts."""

import json
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from portal.demonstration.complete import BUNDLE, FOOD
from tests.browser.conftest import (
    assert_accessible,
    log_in,
    new_visitor,
    on_the_portal,
    picture,
    running_portal,
    site_name,
)
from tests.browser.test_journey import choose_the_shop
from tests.conftest import OWNER_URL, address
from tests.house.matrix import CLOSE, CLOSE_TITLES, GET
from tests.house.matrix import ROLES as TITLED

pytestmark = pytest.mark.browser
SEEDS = [
    "/", "/services/?audience=natural", f"/services/{FOOD}/", f"/services/{FOOD}/?s-sells=packed", f"/bundles/{BUNDLE}/",
    f"/services/{FOOD}/eligibility/?area=0", "/search/?q=开面馆", "/search/?q=qqqqq", "/powers/?q=食品", "/market-access/",
    "/services/990109014000/", "/bundles/99TCP0001/", "/powers/", "/halls/?item=990131037000", "/regions/990121000000/",
]  # fmt: skip
ROLES = {
    "": SEEDS,
    "lin": ["/", "/acting/", "/account/assurance/", "/privacy/"],
    "mo": ["/desk/", "/acting/counter/"],
    "an": ["/tasks/", "/shared/", "/desk/disclosure/"],
    "sun": ["/imports/", "/offices/", "/access-reviews/"],
    "qi": ["/tasks/", "/audit/", "/audit/?act=application", "/audit/readings/", "/shared/"],
    "bao": ["/security/accounts/", "/security/accounts/?username=lin", "/security/keys/"],
    "xi": ["/system/"],
    "shu": ["/desk/retention/"],
    "dong": ["/acting/helpers/"],
    "zhu": ["/acting/helping/"],
    "tao": [
        "/field/",
        "/enforcement/",
        "/enforcement/checks/",
        "/enforcement/plans/",
        "/supervised-items/?q=餐饮",
        "/inspections/",
    ],
}
MOST = 60  # pages per role
THINGS = """
import json
from django.test.utils import setup_test_environment
setup_test_environment()
from tests.browser.things import pages_with_things
print("told", json.dumps(pages_with_things()))
"""
WALKERS = ("lin", "mo", "an", "sun", "qi", "bo", "ren", "ke", "tao", "yu", "rui")
OTHERS = {  # pages of offices that the matrix has no column for
    "bao": ["identity:accounts", "identity:account_safety", "ledger:keys"], "xi": ["portal:system"],
    "wei": ["ledger:workers"],
    "cun": ["identity:helping", "identity:help_entry"], "dong": ["identity:helpers"], "shu": ["privacy:oversight"],
}  # fmt: skip


@pytest.fixture(scope="module")
def site(template_database, tmp_path_factory):
    """A portal of its own, for things are put into it."""
    with running_portal(template_database, f"{site_name(template_database)}_pages", tmp_path_factory) as url:
        yield url


@pytest.fixture(scope="module")
def pages(site, template_database):
    """The address of every page of the matrix on the things that were put there."""
    return json.loads(on_the_portal(address(OWNER_URL, f"{site_name(template_database)}_pages"), THINGS))


def who_may(name):
    """Whoever of the cast meets a page there, by the matrix; empty for a page that is nobody's of them."""
    others = [role for role, names in OTHERS.items() if name in names]
    letters = dict(zip((*TITLED, *CLOSE_TITLES), GET[name] + CLOSE.get(("get", name), ""), strict=False))
    return next((role for role in [*others, *WALKERS] if role in OTHERS or letters.get(role) == "P"), "")


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_accessible(browser, site, pages, width):
    seen: set[tuple[str, bool]] = set()
    found: dict[str, list[str]] = {}
    refused: set[str] = set()
    mine = {name: role for name in pages if (role := who_may(name))}
    for name, role in mine.items():
        found.setdefault(role, []).append(pages[name])
    for role in dict.fromkeys([*ROLES, *found]):
        visitor = new_visitor(browser, site, width)
        page = log_in(visitor, role) if role else visitor.new_page()
        if role == "lin":
            choose_the_shop(page)
        walk(page, ROLES.get(role, []), seen, f"{role or 'anybody'}-{width}")
        rest = unseen(found.get(role, []), seen)
        refused |= {path for path in rest if not page.request.get(path).ok}
        walk(page, rest, seen, f"{role or 'anybody'}-{width}")
        visitor.close()
    assert refused == set()
    assert {name for name in mine if not {(name, False), (name, True)} & seen} == set()


def unseen(paths, seen):
    """Those of a kind that nobody looked at yet."""
    return [path for path in paths if not {(name_of(path), False), (name_of(path), True)} & seen]


def walk(page, seeds, seen, label):
    """From the seeds along links, breadth first; each kind of page once."""
    waiting, forced = list(seeds), set(seeds)
    visits = 0
    while waiting and visits < MOST:
        path = waiting.pop(0)
        key = (name_of(path), False)
        if path not in forced and (not key[0] or key in seen):
            continue
        if not is_page(page, path):
            seen.add(key)
            continue
        page.goto(path)
        visits += 1
        at_desk = page.locator("body[data-density=desk]").count() > 0
        if path not in forced and (key[0], at_desk) in seen:
            continue
        seen |= {key, (key[0], at_desk)}
        assert_accessible(page)
        picture(page, f"{key[0].replace(':', '-')}-{label}")
        waiting += page.eval_on_selector_all(
            "a[href]", "links => links.map(a => new URL(a.getAttribute('href'), location).href)"
        )


def name_of(address):
    """The name of the URL that an address belongs to; empty when it is none of ours."""
    parts = urlsplit(address)
    if parts.scheme not in ("", "http") or (parts.hostname not in (None, "127.0.0.1")):
        return ""
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return ""


def is_page(page, path):
    """Whether it answers with a whole page: no download, no part of one."""
    answer = page.request.get(path)
    html = answer.ok and answer.headers.get("content-type", "").startswith("text/html")
    return html and answer.text().lstrip()[:15].lower() == "<!doctype html>"
