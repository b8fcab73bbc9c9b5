"""Who is checked too often: judged by the rule, told to whoever supervises, drawn and listed; no firm in open data."""

import pytest

from enforcement.open_data import frequency
from enforcement.rules.caps import FREQUENT
from enforcement.rules.frequency import AT_CAP, CAP, CASES, Tally, bars_of
from records.registers.models import ToDo
from tests.cast import log_in
from tests.enforcement.scene import official, place, planned

SHOP = "锦里超市临溪店"


@pytest.mark.parametrize(
    ("planned", "limit", "cases", "reasons", "told"),
    [
        (1, 2, 0, (), False),
        (2, 2, 0, (AT_CAP,), False),
        (3, 2, 0, (CAP,), True),  # a firm that came into a lower class after it was checked
        (0, 2, FREQUENT - 1, (), False),
        (0, 2, FREQUENT, (CASES,), True),
        (2, 2, FREQUENT, (AT_CAP, CASES), True),
        (0, None, 0, (), False),
    ],
)
def test_what_is_too_often(planned, limit, cases, reasons, told):
    tally = Tally(planned, limit, {"complaint": cases} if cases else {})
    assert (tally.reasons, tally.too_often) == (reasons, told)


def test_a_tally_is_drawn_in_its_parts_with_the_cap_as_a_mark():
    bars = bars_of(Tally(2, 2, {"complaint": 1, "clue": 1}, 1), 5)
    assert [(bar.kind, bar.x, bar.width) for bar in bars] == [
        ("planned", 0, 40), ("cases", 40, 40), ("rechecks", 80, 20), ("rule", 40, 1),
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_supervisor_is_told_once_and_sees_the_firm_first_with_its_reasons():
    planned(premises=place("桃溪烘焙坊"))
    for number in range(FREQUENT + 1):
        trigger = "complaint" if number else "clue"
        planned(kind="case", premises=place(SHOP), trigger=trigger, trigger_ref=f"12345-{number}")
    told = ToDo.objects.get(kind="inspection_frequency")
    assert told.department_id == official("gao").department_id and "个案检查达到 6 次" in told.sentence["zh-Hans"]
    page = log_in("yu").get("/enforcement/frequency/").content.decode()
    assert "有 1 处超过规则" in page and "个案检查过于频繁" in page and "投诉举报 6" in page and "转办线索 1" in page
    assert page.index(f"云浦区{SHOP}") < page.index("云浦区桃溪烘焙坊")
    assert '<rect class="cases"' in page and '<rect class="rule"' in page


@pytest.mark.django_db
def test_an_organ_sees_its_own_and_open_data_name_no_firm():
    planned(premises=place(SHOP)), planned("fire_rescue", premises=place("桃溪烘焙坊"))
    page = log_in("an").get("/enforcement/frequency/").content.decode()
    assert f"云浦区{SHOP}" in page and "桃溪烘焙坊" not in page
    rows = list(frequency())
    assert [(row["firms"], row["planned"], row["firms_too_often"]) for row in rows] == [(1, 1, 0)] * 2
    assert "云浦区" not in str(rows)
