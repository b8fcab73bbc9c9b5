"""No power outside the list: powers by department and type, with basis and duties; the negative list is searchable."""

import pytest

from portal.demonstration.complete import FOOD
from portal.demonstration.powers import POWERS
from records.registers.models import Department
from services.models import Power, ServiceItem

pytestmark = pytest.mark.django_db
PENALTY = POWERS[0]["catalog_code"]


def test_the_list_counts_powers_by_department_and_type(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        page = client.get("/powers/").text
    assert "云浦区市场监督管理局" in page and "行政处罚" in page
    assert Power.objects.filter(department="云浦区消防救援大队", type="06").count() == 1


def test_a_power_used_of_the_organs_own_accord_is_in_the_power_list_only(client):
    assert not ServiceItem.objects.filter(code=PENALTY).exists()
    page = client.get(f"/powers/{PENALTY}/").text
    assert "中华人民共和国食品安全法" in page and "一百二十二" in page and "条文待核" in page
    assert "责任事项" in page and "追责情形" in page and "不用申请" in page


def test_what_one_applies_for_is_a_power_too_and_leads_to_its_guide(client):
    assert f'href="/services/{FOOD}/"' in client.get(f"/powers/{FOOD}/").text
    assert f'href="/powers/{FOOD}/"' in client.get(f"/services/{FOOD}/").text


@pytest.mark.parametrize(("query", "found"), [("食品 处罚", True), ("type=06", True), ("赌博", False)])
def test_powers_are_found_by_words_and_type(client, query, found):
    asked = {"type": "06"} if query.startswith("type") else {"q": query}
    page = client.get("/powers/", asked).text
    assert ("/powers/99" in page) is found
    assert ("没有列入清单的" in page) is not found


def test_a_department_shows_what_one_can_ask_of_it_and_what_it_may_do(client):
    market = Department.objects.get(role="market_regulation", division__code="990102000000")
    page = client.get(f"/departments/{market.code}/").text
    assert "食品经营许可" in page and "行政处罚" in page
    assert client.get("/departments/nowhere/").status_code == 404


@pytest.mark.parametrize(("query", "count"), [("食品", 1), ("drug", 1), ("", 18), ("农业种植", 0)])
def test_the_negative_list_says_what_is_open(client, query, count):
    page = client.get("/market-access/", {"q": query}).text
    assert f"{count} 条，清单共 18 条" in page
    assert ("可以依法平等进入。换个说法" in page) is (count == 0)


def test_an_entry_leads_to_the_item_that_carries_it_out(client):
    assert f'href="/services/{FOOD}/"' in client.get("/market-access/?q=食品").text


def test_on_a_phone_every_number_says_which_type_it_counts(client):
    page = client.get("/powers/").text
    assert 'data-label="行政许可"' in page
    assert 'data-label="合计"' in page
