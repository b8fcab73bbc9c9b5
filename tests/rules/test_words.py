"""Words: segmentation, pinyin, traditional characters, names as they are stored."""

import pytest

from records.words import initials, pinyin, segment, sort_key, stored_name, to_simplified, to_traditional

RARE = "㛃䶮𬭎"


def test_words_of_an_item_are_found() -> None:
    words = segment("食品经营许可（新办）")
    assert {"食品", "经营", "许可"} <= set(words)
    assert not {"（", "）"} & set(words)


def test_traditional_and_latin_text_is_segmented_alike() -> None:
    assert segment("食品經營許可") == segment("食品经营许可")
    assert segment("ＡＢＣ餐厅") == ["abc", "餐厅"]


def test_pinyin_and_initials() -> None:
    assert (pinyin("身份证"), initials("身份证")) == ("shenfenzheng", "sfz")
    assert (pinyin("重庆"), initials("重庆")) == ("chongqing", "cq")
    assert pinyin("居民ID卡") == "juminidka"


def test_traditional_characters() -> None:
    assert to_traditional("开办餐饮店一件事") == "開辦餐飲店一件事"
    assert to_traditional("为核查户籍，请本人到台前核对") == "為核查户籍，請本人到台前核對"
    assert to_simplified("開辦餐飲店") == "开办餐饮店"


@pytest.mark.parametrize("character", RARE)
def test_rare_characters_survive(character: str) -> None:
    name = f"王{character}"
    assert to_simplified(name) == stored_name(name) == name
    assert to_simplified(to_traditional(name)) == name
    assert character in "".join(segment(name))
    assert sort_key(name).startswith("wang")
    assert pinyin(name).startswith("wang")


@pytest.mark.parametrize("dot", "·•‧∙⋅・･●．.")
def test_a_dotted_name_has_one_dot(dot: str) -> None:
    assert stored_name(f"阿依古丽 {dot} 买买提") == "阿依古丽·买买提"


def test_a_latin_name_keeps_its_words() -> None:
    assert stored_name("  Wolfeschlegelsteinhausen   Jr. ") == "Wolfeschlegelsteinhausen Jr."
    assert stored_name("Jose\u0301") == "José"


def test_names_sort_by_pinyin() -> None:
    assert sorted(["张三", "李四", "安宁", "薄云"], key=sort_key) == ["安宁", "薄云", "李四", "张三"]


def test_a_dot_elsewhere_is_left_alone() -> None:
    assert stored_name("J. R. Müller 3.5 号") == "J. R. Müller 3.5 号"
