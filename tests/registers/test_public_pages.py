"""A public page is drawn once for all visitors alike, and never shows one person's page to another."""

import re

import pytest
from django.test import Client

from portal.demonstration.complete import FOOD
from services.actions.catalogue import project_item
from services.models import ServiceItem
from tests.cast import log_in

pytestmark = pytest.mark.django_db
GUIDE = f"/services/{FOOD}/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.mark.parametrize("url", ["/", "/services/", "/bundles/", GUIDE])
def test_the_second_visitor_costs_no_question(django_assert_num_queries, url):
    first = Client().get(url).text
    with django_assert_num_queries(0):
        second = Client().get(url).text
    assert TOKEN.sub("", first) == TOKEN.sub("", second)


def test_the_kept_page_is_as_safe_as_the_drawn_one():
    drawn, kept = Client().get(GUIDE), Client().get(GUIDE)
    assert {**drawn.headers, "Content-Length": ""} == {**kept.headers, "Content-Length": ""}
    assert "default-src 'none'" in kept["Content-Security-Policy"]
    assert int(kept["Content-Length"]) == len(kept.content)
    assert drawn.cookies["csrftoken"].value != kept.cookies["csrftoken"].value


def test_every_visitor_has_their_own_token_and_it_works():
    Client().get(GUIDE)
    visitor = Client(enforce_csrf_checks=True)
    token = TOKEN.search(visitor.get(GUIDE).text).group(1)
    answer = visitor.post("/preferences/", {"csrfmiddlewaretoken": token, "language": "en", "next": GUIDE})
    assert (answer.status_code, answer["Location"]) == (302, GUIDE)


@pytest.mark.parametrize("cookies", [{"language": "en"}, {"mode": "elder"}, {"region": "990103000000"}])
def test_who_chose_another_display_gets_another_page(cookies):
    usual = TOKEN.sub("", Client().get("/").text)
    visitor = Client()
    visitor.cookies.load(cookies)
    assert TOKEN.sub("", visitor.get("/").text) != usual


def test_a_page_of_somebody_is_shown_to_nobody_else():
    lin = log_in("lin")
    assert "我的账户" in lin.get("/").text
    assert "我的账户" not in Client().get("/").text
    assert "我的账户" in lin.get("/").text


def test_a_new_edition_is_seen_at_once():
    Client().get("/services/")
    row = ServiceItem.objects.select_related("edition").get(code=FOOD)
    ServiceItem.objects.filter(pk=row.pk).update(name={"zh-Hans": "别的名字"})
    assert "别的名字" not in Client().get("/services/").text
    project_item(row.edition)
    ServiceItem.objects.filter(pk=row.pk).update(name={"zh-Hans": "别的名字"})
    assert "别的名字" in Client().get("/services/").text


def test_pages_that_are_not_there_are_not_kept(django_assert_num_queries):
    assert Client().get("/services/nothing/").status_code == 404
    assert Client().get("/services/nothing/").status_code == 404
