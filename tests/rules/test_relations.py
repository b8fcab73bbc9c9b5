"""Relations between texts of law as the texts themselves tell them."""

import pytest

from records.registers.rules.relations import Relation, relations_of


@pytest.mark.parametrize(
    ("title", "article", "found"),
    [
        ("甲法", "第九条 本法自2030年1月1日起施行，《乙条例》同时废止。", [Relation("repeals", "乙条例")]),
        ("甲法", "《乙条例》、《丙办法》同时废止。", [Relation("repeals", "丙办法"), Relation("repeals", "乙条例")]),
        ("甲条例", "为了方便群众，根据《乙法》等法律，制定本条例。", [Relation("based_on", "乙法")]),
        ("甲条例", "违反《乙法》的，依照《乙法》处理。", []),
        ("甲条例", "根据《甲条例》制定本条例。", []),
        ("关于修改《甲法》的决定", "", [Relation("amends", "甲法")]),
        ("关于适用《甲法》若干问题的解释", "", [Relation("interprets", "甲法")]),
        ("关于废止几件规定的说明", "乙条例的废止另行规定。", []),
    ],
)
def test_a_text_says_what_it_does_to_others(title, article, found):
    assert relations_of(title, [article]) == sorted(found)
