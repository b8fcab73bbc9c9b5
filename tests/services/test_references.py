"""Whatever says by which article it is asked leans on that article, not the item as a whole only."""

import pytest

from portal.demonstration.complete import FOOD
from records.registers.registry import dependants_of

pytestmark = pytest.mark.django_db


def test_a_step_leans_on_the_article_that_asks_for_it():
    found = [one for one in dependants_of("article", ["社会救助暂行办法#11"]) if one.code == "990511001000"]
    assert "/steps/s4" in {one.pointer for one in found}


@pytest.mark.parametrize(
    ("article", "pointers"),
    [
        ("中华人民共和国食品安全法#35", {"/legal_basis/b1", "/conditions/c3"}),
        ("食品经营许可和备案管理办法#4", {"/legal_basis/b2", "/materials/layout", "/materials/rules_list"}),
    ],
)
def test_conditions_and_materials_lean_on_their_article(article, pointers):
    found = [one for one in dependants_of("article", [article]) if one.kind == "service" and one.code == FOOD]
    assert {one.pointer for one in found} == pointers
    assert {str(one.title) for one in found} == {"实施清单"}
    assert {one.url for one in found} == {f"/services/{FOOD}/"}


def test_the_guide_leads_to_who_implements_it(client):
    assert 'href="/departments/11990102MB0000031T/"' in client.get(f"/services/{FOOD}/").text
