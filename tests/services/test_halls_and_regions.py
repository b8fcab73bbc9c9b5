"""Where can I do it, and what differs here: pages of halls and of the five levels."""

import pytest

from portal.demonstration.complete import BUNDLE, FOOD
from records.registers.models import Hall
from services.models import ServiceItem

pytestmark = pytest.mark.django_db
EAST = "990103000000"


def east_item():
    return ServiceItem.objects.get(region="990103")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("region=990103", "东洲区政务服务中心"),
        ("lon=156.026&lat=13.034", "云浦区政务服务中心"),
        ("region=990121", "禾丰县政务服务中心"),
    ],
)
def test_halls_by_district_and_by_distance(client, query, first):
    page = client.get(f"/halls/?{query}").text
    assert page.index(first) < page.index("</ul>", page.index('class="listing"'))


@pytest.mark.parametrize(
    "query", ["lon=nan&lat=1", "lon=1", "lon=500&lat=1", "after=H-nonsense", "region=abc", "item=nothing"]
)
def test_nonsense_in_the_address_is_answered_kindly(client, query):
    assert client.get(f"/halls/?{query}").status_code in {200, 404}


def test_a_hall_tells_its_week_its_windows_and_what_it_handles(client, django_assert_max_num_queries):
    hall = Hall.objects.get(division__code="990102000000")
    with django_assert_max_num_queries(12):
        page = client.get(f"/halls/{hall.reference}/").text
    for word in ("周六", "09:00—12:00", "综合窗口", "坡道", "食品经营许可", "geo:"):
        assert word in page
    assert client.get("/halls/H-nonsense/").status_code == 404


@pytest.mark.parametrize("code", ["990000000000", "990100000000", "990102000000", "990102001000", "990102001001"])
def test_every_level_has_the_same_page(client, code, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        page = client.get(f"/regions/{code}/").text
    assert "这里不一样的" in page and "办事大厅" in page


def test_what_differs_here_is_shown_beside_what_it_differs_from(client):
    page = client.get(f"/regions/{EAST}/").text
    assert "东洲区市场监督管理局" in page and f'href="/services/{FOOD}/"' in page


def test_a_merged_code_leads_to_what_it_has_become_and_says_so(client):
    page = client.get("/regions/990122000000/", follow=True)
    assert page.redirect_chain[-1][0] == "/regions/990121000000/?was=990122000000"
    assert "已并入" in page.text
    assert client.get("/regions/990999000000/").status_code == 404


def test_the_guide_of_another_region_says_so_and_names_the_nearer_one(client):
    page = client.get(f"/services/{east_item().code}/").text
    assert "这份指南是别的地区的" in page and f'href="/services/{FOOD}/"' in page
    client.cookies["region"] = EAST
    assert "这份指南是别的地区的" not in client.get(f"/services/{east_item().code}/").text
    assert "这份指南是别的地区的" in client.get(f"/services/{FOOD}/").text


def test_lists_show_what_serves_the_visitors_region(client):
    code = east_item().code
    assert code not in client.get("/services/").text
    client.cookies["region"] = EAST
    assert code in client.get("/services/").text


def test_what_is_done_at_the_window_only_leads_to_a_hall(client):
    page = client.get(f"/services/{east_item().code}/").text
    assert "开始办理" not in page and "找能办的大厅" in page


def test_bundles_and_home_name_the_halls_of_my_county(client):
    client.cookies["region"] = EAST
    for path in ("/", f"/bundles/{BUNDLE}/"):
        assert "东洲区政务服务中心" in client.get(path).text


def test_search_finds_the_visitors_own_list_once(client):
    code = east_item().code
    page = client.get("/search/?q=食品经营许可").text
    assert f'href="/services/{FOOD}/"' in page and code not in page
    client.cookies["region"] = EAST
    page = client.get("/search/?q=食品经营许可").text
    assert f'href="/services/{code}/"' in page and f'href="/services/{FOOD}/"' not in page


def test_what_only_another_region_offers_is_found_where_nothing_else_is(client):
    ServiceItem.objects.filter(code=FOOD).update(region="990303")
    client.cookies["region"] = "990321000000"
    assert "食品经营许可" in client.get("/search/?q=食品经营许可").text
