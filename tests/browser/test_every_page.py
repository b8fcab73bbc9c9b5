"""Every page that a link leads to, for every role, on a phone and on a desktop: axe finds nothing, nothing scrolls
sideways. One address per URL name and side (citizen, desk); seeds are always looked at."""

import json
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from portal.demonstration.complete import BUNDLE, FOOD
from tests.browser.conftest import assert_accessible, log_in, new_visitor, on_the_portal, picture

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
INSPECTED = {  # pages of inspections with something on them; {name}: a reference of what the scene made
    "": ["/draws/{draw}/", "/visit-codes/{code}/", "/inspection-results/"],
    "lin": ["/inspections/", "/inspections/{ended}/"],
    "an": ["/inspections/{ended}/", "/enforcement/checks/{check}/"],
    "yu": ["/enforcement/frequency/", "/inspection-plans/{plan}/"],
    "tao": ["/field/{going}/", "/enforcement/matters/{matter}/", "/enforcement/files/{shop}/"],
}
SCENE = """
import json
from enforcement.actions.publishing import publish_result
from enforcement.models import Publication
from records.ledger.actor import system_actor
from tests.house.enforcement_things import enforcement_things
things = enforcement_things()
row = Publication.objects.select_related("assignment").get(assignment__reference=things["done"])
publish_result(row, by=system_actor("test"))
print("THINGS", json.dumps(things))
"""
MOST = 60  # pages per role


@pytest.fixture(scope="module")
def inspected(site_database):
    """The addresses of pages of inspections, by role."""
    things = json.loads(on_the_portal(site_database, SCENE))
    return {role: [path.format(**things) for path in paths] for role, paths in INSPECTED.items()}


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_a_link_leads_to_is_accessible(browser, site, inspected, width):
    seen: set[tuple[str, bool]] = set()
    for role in {**ROLES, **inspected}:
        seeds = [*ROLES.get(role, []), *inspected.get(role, [])]
        visitor = new_visitor(browser, site, width)
        page = log_in(visitor, role) if role else visitor.new_page()
        walk(page, seeds, seen, f"{role or 'anybody'}-{width}")
        visitor.close()
    assert len(seen) > 25


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
    """Whether it answers with a page, not a download."""
    answer = page.request.get(path)
    return answer.ok and answer.headers.get("content-type", "").startswith("text/html")
