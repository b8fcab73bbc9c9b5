"""Home and the list of items: by theme, audience and department; a constant number of questions to the database."""

import re

import pytest
from django.core.cache import cache

from portal.demonstration.complete import FOOD
from services.guide import stages
from services.models import ServiceItem
from services.rules.item.model import Step
from services.themes import FEWEST, hot_items, themes_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_cache():
    cache.clear()


def test_home_shows_the_themes_of_both_audiences_with_their_items(client):
    page = client.get("/").content.decode()
    assert "生育收养" in page
    assert "法人注销" in page
    assert page.count('data-for="') == 2


def test_every_item_of_the_catalogue_has_a_theme_of_the_standard():
    known = {theme.code for audience in ("natural", "legal") for theme in themes_of(audience)}
    assert [item.number for item in ServiceItem.objects.all() if not set(item.themes) & known] == []


def test_a_theme_narrows_the_list(client):
    page = client.get("/services/", {"audience": "natural", "theme": "出境入境"}).content.decode()
    assert "普通护照签发" in page
    assert "内地居民结婚登记" not in page


def test_the_pages_of_the_list_hold_every_item_once(client):
    seen, url = [], "/services/"
    while url:
        page = client.get(url).content.decode()
        seen += re.findall(r'class="title"\s+href="/services/([^/]+)/"', page)
        following = re.search(r'href="(\?[^"]*after=[^"]+)"', page)
        url = f"/services/{following.group(1).replace('&amp;', '&')}" if following else ""
    assert sorted(seen) == sorted(ServiceItem.objects.serving("990102").values_list("code", flat=True))


@pytest.mark.parametrize("cursor", ["x", "1~", "~~~", "1~99999999999999999999~", "9~1~'"])
def test_a_broken_cursor_begins_at_the_beginning(client, cursor):
    assert client.get("/services/", {"after": cursor}).status_code == 200


@pytest.mark.parametrize(("url", "most"), [("/", 16), ("/services/", 4), ("/search/?q=身份证", 7)])
def test_a_public_page_asks_a_constant_number_of_questions(client, django_assert_max_num_queries, url, most):
    with django_assert_max_num_queries(most):
        client.get(url)


def test_what_few_people_applied_for_is_not_counted_in_public():
    assert FEWEST == 5
    assert hot_items() == []


def test_two_questions_rewrite_the_guide_to_my_case(client):
    page = client.get(f"/services/{FOOD}/").content.decode()
    assert "您准备卖什么？" in page
    assert "报备案即可" not in page
    assert "报备案即可" in client.get(f"/services/{FOOD}/", {"s-sells": "packed"}).content.decode()


@pytest.mark.parametrize("answers", [{"s-sells": "nonsense"}, {"s-": "x"}, {"s-sells": ["made", "packed"]}])
def test_any_answer_shows_a_guide(client, answers):
    assert client.get(f"/services/{FOOD}/", answers).status_code == 200


def test_steps_that_wait_for_the_same_one_stand_side_by_side():
    step = {"title": {"zh-Hans": "一"}, "who": {"zh-Hans": "甲"}, "days": "1"}
    steps = tuple(
        Step.model_validate({**step, "id": name, "after": after})
        for name, after in (("a", []), ("b", ["a"]), ("c", ["a"]), ("d", ["b", "c"]))
    )
    assert [[s.id for s in column] for column in stages(steps)] == [["a"], ["b", "c"], ["d"]]


def test_an_item_of_several_regions_counts_once_under_its_theme():
    rows = ServiceItem.objects.filter(catalog_code=FOOD)
    assert rows.count() > 1
    theme = next(theme for theme in themes_of("legal") if theme.code in rows[0].themes)
    named = [item["name"]["zh-Hans"] for item in theme.items]
    assert len(named) == len(set(named))
    found = ServiceItem.objects.filter(themes__contains=[theme.code], audience__contains=["legal"])
    assert theme.count == found.values("catalog_code").distinct().count()
