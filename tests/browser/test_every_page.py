"""Every page that a link leads to, for every role, on a phone and on a desktop, with things on every desk: axe finds
nothing, nothing scrolls sideways. One address per URL name and side (citizen, desk); seeds are always looked at."""

from urllib.parse import urlsplit

import pytest
from django.db import connection, connections
from django.urls import Resolver404, resolve

from portal.demonstration.complete import BUNDLE, FOOD
from tests.browser.conftest import assert_accessible, log_in, new_visitor, picture, running_portal, site_name
from tests.browser.desks import full_desks
from tests.conftest import drop_clone, make_clone, point_at

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


@pytest.fixture(scope="module")
def full(template_database, django_db_setup, django_db_blocker, tmp_path_factory):
    """A portal with full desks: its address, and who looks at what first."""
    usual, name = connection.settings_dict["NAME"], f"{site_name(template_database)}_full"
    with django_db_blocker.unblock():
        make_clone(template_database, name)
        point_at(name)
        desks = full_desks()
        connections.close_all()
        point_at(usual)
    with running_portal(name, tmp_path_factory, 1) as url:
        yield url, desks
    drop_clone(name)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_a_link_leads_to_is_accessible(full, browser, width):
    (site, desks), seen = full, set()
    for role in [*ROLES, *(desks.keys() - ROLES.keys())]:
        visitor = new_visitor(browser, site, width)
        page = log_in(visitor, role) if role else visitor.new_page()
        walk(page, [*desks.get(role, []), *ROLES.get(role, [])], seen, f"{role or 'anybody'}-{width}")
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
