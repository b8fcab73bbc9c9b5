"""An implementation list may be easier than its directory item, never harder (domain.md §1.2)."""

import pytest

from portal.demonstration.complete import FOOD, ITEM_37
from portal.demonstration.directory import DIRECTORY
from services.rules.directory import added_problems, directory_problems
from services.rules.item import Item

BASE = Item.model_validate(DIRECTORY[FOOD])
LAYOUT = ITEM_37["materials"][2]


def text(words):
    return {"zh-Hans": words, "en": words}


def pointers(**fields):
    return [problem.pointer for problem in added_problems(Item.model_validate({**ITEM_37, **fields}), BASE)]


def with_layout(**more):
    return [*ITEM_37["materials"][:2], {**LAYOUT, **more}, ITEM_37["materials"][3]]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"name": text("食品许可")}, "/name"),
        ({"type": "07"}, "/type"),
        ({"conditions": [*ITEM_37["conditions"], {"id": "c9", "text": text("有本地社保")}]}, "/conditions/c9"),
        ({"conditions": [{"id": "c1", "text": text("已取得营业执照满三年")}]}, "/conditions/c1"),
        ({"materials": [*ITEM_37["materials"], {**LAYOUT, "id": "lease", "element": "lease"}]}, "/materials/lease"),
        ({"materials": with_layout(name=text("房屋租赁合同"))}, "/materials/layout"),
        ({"materials": with_layout(copies=3)}, "/materials/layout"),
        ({"statutory": {"days": 20}}, "/statutory"),
        ({"fee": {"charged": True, "basis": "某文件"}}, "/fee/charged"),
    ],
)
def test_a_harder_list_is_refused(fields, pointer):
    assert pointers(**fields) == [pointer]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"promised": {"days": 1}},
        {"conditions": ITEM_37["conditions"][:1]},
        {"materials": with_layout(necessity="optional", copies=0)},
        {"materials": with_layout(exempt="later", exempt_reason=text("领证前补齐。"))},
    ],
)
def test_an_easier_list_is_taken(fields):
    assert pointers(**fields) == []


def test_a_directory_item_names_no_body():
    assert directory_problems(BASE) == []
    item = Item.model_validate({**DIRECTORY[FOOD], "task_code": ITEM_37["task_code"]})
    assert [problem.pointer for problem in directory_problems(item)] == ["/task_code"]


def test_a_directory_item_listed_by_name_fixes_only_name_code_and_type():
    named = BASE.model_copy(update={"complete": False, "conditions": (), "materials": ()})
    assert added_problems(Item.model_validate(ITEM_37), named) == []
