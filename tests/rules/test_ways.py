"""The best way comes first, with a sentence why."""

import pytest

from services.rules.item import Item
from services.rules.ways import ways_of

BARE = {"name": {"zh-Hans": "示例"}, "catalog_code": "990131001000", "type": "01", "audience": ["natural"], "department_name": {"zh-Hans": "示例局"}}  # fmt: skip


@pytest.mark.parametrize(
    ("item", "ways"),
    [
        ({"visits": 0, "handled_by": ["window", "web"]}, ["online", "window"]),
        ({"visits": 1, "handled_by": ["window", "web"], "process": "p"}, ["online", "window"]),
        ({"visits": 1, "handled_by": ["window"], "convenience": {"terminals": True}}, ["terminal", "window"]),
        ({"visits": 1, "handled_by": [], "convenience": {"range": "nation"}}, ["elsewhere"]),
        ({"visits": 1, "handled_by": []}, ["window"]),
    ],
)
def test_no_visit_before_few_and_near_before_far(item, ways):
    found = ways_of(Item.model_validate({**BARE, **item}))
    assert [way.kind for way in found] == ways
    assert all(way.reason.endswith("。") for way in found)
