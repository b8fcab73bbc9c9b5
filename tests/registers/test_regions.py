"""Five levels by code; merged and abolished codes lead to what they have become; the visitor's own is remembered."""

from datetime import date

import pytest

from records.registers.models import Division
from records.registers.regions import around, division_on, lineage, significant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("990000000000", "99"), ("990100000000", "9901"), ("990102000000", "990102"), ("990102", "990102"),
        ("990102001000", "990102001"), ("990102001001", "990102001001"), ("000000000000", ""), ("99x", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_significant_part_of_a_code(code, part):
    assert significant(code) == part


def test_a_village_lies_in_a_town_in_a_county_in_a_city_in_a_province():
    village = Division.objects.get(code="990102001001")
    assert [d.level for d in lineage(village)] == [1, 2, 3, 4, 5]
    assert around(village.prefix) == ["990102001001", "990102001", "990102", "9901", "99"]


def test_a_merged_code_leads_to_what_it_has_become():
    county = Division.objects.get(code="990102000000")
    name = {"zh-Hans": "旧云县"}
    old = Division.objects.create(
        code="990129000000", name=name, level=3, parent=county.parent, merged_into=county,
        valid_from=date(2000, 1, 1), valid_to=date(2021, 1, 1),
    )  # fmt: skip
    assert division_on("990129", date(2020, 12, 31)) == old
    assert division_on("990129", date(2021, 1, 1)) == county
    assert division_on("990999", date(2021, 1, 1)) is None


def test_the_chosen_division_is_remembered_and_shown(client):
    assert "云浦区" in client.get("/").text
    client.post("/preferences/", {"region": "990102001000", "next": "/"})
    assert client.cookies["region"].value == "990102001000"
    assert "临溪街道" in client.get("/").text


def test_what_is_no_code_is_not_remembered(client):
    client.post("/preferences/", {"region": "<script>", "next": "/"})
    assert "region" not in client.cookies
