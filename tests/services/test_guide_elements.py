"""A guide tells every element of its implementation list; an item that is only listed tells what is known of it."""

import pytest

from portal.demonstration.complete import FOOD
from portal.demonstration.editions import COMPLETE, TEN
from records.registers.models import DictionaryEntry
from services.elements import elements_of, labels
from services.models import ServiceItem
from services.rules.item import Item

pytestmark = pytest.mark.django_db
WHOLE = [content["catalog_code"] for content in TEN]
BIRTH = "990109014000"


@pytest.mark.parametrize("code", [FOOD, *WHOLE])
def test_the_elements_of_the_standard_are_told(client, code):
    page = client.get(f"/services/{code}/").text
    told = (
        "实施编码",
        "业务办理项",
        "行使层级",
        "权力来源",
        "服务对象",
        "办理形式",
        "办件类型",
        "网上办理深度",
        "办理地点",
        "监督投诉",
    )
    assert [label for label in told if label not in page] == []
    assert "县级" in page


def test_a_label_of_an_unknown_code_is_left_out():
    row = {
        "name": {"zh-Hans": "示例"},
        "catalog_code": "9" * 12,
        "type": "01",
        "audience": ["natural"],
        "levels": ["4"],
    }
    item = Item.model_validate({**row, "department_name": {"zh-Hans": "局"}})
    assert elements_of(item, labels())[0] == ("行使层级", {"zh-Hans": "县级", "en": "County"})
    assert elements_of(item, {}) == []


def test_english_readers_are_told_in_english(client):
    client.cookies["language"] = "en"
    page = client.get(f"/services/{FOOD}/").text
    assert "Implementation code" in page
    assert "County" in page


def test_materials_that_are_uploaded_show_a_sample(client):
    page = client.get(f"/services/{FOOD}/").text
    assert page.count("/static/samples/") == 2


def test_an_answer_takes_materials_off_the_list(client):
    assert "经营场所布局和设备图" in client.get(f"/services/{FOOD}/", {"s-sells": "made"}).text
    packed = client.get(f"/services/{FOOD}/", {"s-sells": "packed"}).text
    assert "经营场所布局和设备图" not in packed
    assert "报备案即可" in packed


def test_a_listed_item_says_it_is_not_whole_and_what_is_known(client):
    page = client.get(f"/services/{BIRTH}/").text
    told = ("还在完善", "承诺时限", "住所或就业证明", "您带来", "户口登记条例", "岚江省公安厅")
    assert [words for words in told if words not in page] == []
    assert "开始办理" not in page
    assert "您上传" not in page


def test_every_listed_item_knows_its_basis_its_materials_and_its_result():
    rows = ServiceItem.objects.filter(complete=False, number__gt=0).select_related("edition")
    assert {row.number for row in rows} == set(range(1, 61)) - COMPLETE
    thin = [
        row.number
        for row in rows
        if not all(row.edition.content.get(k) for k in ("legal_basis", "materials", "result"))
    ]
    assert thin == []


@pytest.mark.parametrize(
    ("name", "count"),
    [("item_type", 13), ("use_level", 7), ("power_source", 6), ("online_scope", 7), ("special_procedure_kind", 10),
     ("theme_natural", 30), ("life_event_person", 10), ("case_result", 9), ("certificate_state", 8), ("certificate_operation", 10),
     ("penalty_kind", 14), ("uscc_registrar", 12), ("seal_type", 8), ("appeal_kind", 6), ("certificate_trust", 4)],
)  # fmt: skip
def test_code_sets_of_the_standards_are_rows(name, count):
    assert DictionaryEntry.objects.filter(set=name, valid_to=None).count() == count
