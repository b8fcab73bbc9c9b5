"""The guide recommends a way, tests whether it fits, and can be taken along."""

import pytest

from portal.demonstration.complete import FOOD

pytestmark = pytest.mark.django_db


def test_the_best_way_is_recommended_with_its_reason(client):
    page = client.get(f"/services/{FOOD}/").text
    assert "推荐" in page and "一次也不用跑" in page


@pytest.mark.parametrize(("area", "said"), [("86", "看起来适合"), ("0", "现在申请可能办不成"), ("", "还差几个回答")])
def test_the_self_check_uses_the_forms_rules(client, area, said):
    page = client.get(f"/services/{FOOD}/eligibility/", {"area": area}).text
    assert said in page
    assert "safety_manager_id" not in page


def test_the_address_with_my_answers_can_be_sent_on(client):
    page = client.get(f"/services/{FOOD}/?s-sells=packed").text
    assert 'value="http://testserver/services/' in page and "s-sells=packed" in page
    picture = client.get(f"/services/{FOOD}/code.svg")
    assert picture["Content-Type"] == "image/svg+xml" and b"<svg" in picture.content
    assert client.get("/services/none/code.svg").status_code == 404
