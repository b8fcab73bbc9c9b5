"""Pure rules of editions: differences, element ids, hashes, texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprints.rules.canonical import digest
from blueprints.rules.differences import apply_difference, make_difference
from blueprints.rules.elements import reused, twins
from blueprints.texts import derive_traditional, say


def items(*ids, **more):
    return {"items": [{"id": name, **more.get(name, {})} for name in ids]}


DIRECTORY = {"name": "甲", "term": {"days": 10, "unit": "WD"}, "items": [{"id": "a", "n": 1}, {"id": "b", "n": 2}]}


@pytest.mark.parametrize(
    ("whole", "difference"),
    [
        (DIRECTORY, {}),
        ({**DIRECTORY, "term": {"days": 5, "unit": "WD"}}, {"term": {"days": 5}}),
        ({**DIRECTORY, "place": "乙"}, {"place": "乙"}),
        ({"term": DIRECTORY["term"], "items": DIRECTORY["items"]}, {"name": None}),
        ({**DIRECTORY, "items": [{"id": "b", "n": 3}]}, {"items": [{"id": "b", "n": 3}]}),
        (
            {**DIRECTORY, "items": [{"id": "c", "n": 9}, {"id": "a", "n": 1}, {"id": "b"}]},
            {"items": [{"id": "c", "n": 9}, {"id": "a"}, {"id": "b", "n": None}]},
        ),
    ],
)
def test_a_difference_holds_only_what_differs(whole, difference):
    assert make_difference(DIRECTORY, whole) == difference
    assert apply_difference(DIRECTORY, difference) == whole


KEYS = st.sampled_from(["a", "b", "c"])
SCALARS = st.one_of(st.integers(), st.text(max_size=3), st.booleans())


def documents(low):
    """Objects, plain lists, and lists of elements with ids."""
    element = st.builds(lambda name, rest: {**rest, "id": name}, KEYS, st.dictionaries(KEYS, low, max_size=2))
    elements = st.lists(element, max_size=3, unique_by=lambda part: part["id"])
    return st.dictionaries(KEYS, low, max_size=3) | st.lists(SCALARS, max_size=3) | elements


DOCUMENTS = st.dictionaries(KEYS, st.recursive(SCALARS, documents, max_leaves=10), max_size=3)


@given(DOCUMENTS, DOCUMENTS)
def test_a_difference_always_leads_to_the_whole(base, whole):
    assert apply_difference(base, make_difference(base, whole)) == whole


def test_an_id_stands_for_one_sibling():
    assert [p.pointer for p in twins(items("a", "b", "a"))] == ["/items/2"]
    assert twins({"fields": [{"id": "a", "choices": [{"id": "x"}]}, {"id": "b", "choices": [{"id": "x"}]}]}) == []


def test_a_given_up_id_never_comes_back():
    first, second = items("a", "b"), items("a")
    assert [p.pointer for p in reused(items("a", "b"), [first, second], second)] == ["/items/1"]
    assert reused(items("a", "c"), [first, second], second) == []


def test_an_element_may_move():
    before = {"groups": [{"id": "g", "fields": [{"id": "a"}]}, {"id": "h", "fields": []}]}
    after = {"groups": [{"id": "g", "fields": []}, {"id": "h", "fields": [{"id": "a"}]}]}
    assert reused(before, [before, after], after) == []


def test_inside_a_new_element_all_ids_are_new():
    first, second = items("a", a={"choices": [{"id": "x"}]}), items()
    assert reused(items("n", n={"choices": [{"id": "x"}]}), [first, second], second) == []


def test_the_stages_of_a_process_are_elements_by_their_key():
    former = [{"stages": [{"key": "intake"}, {"key": "review"}]}, {"stages": [{"key": "intake"}]}]
    assert [p.pointer for p in reused(former[0], former, former[1])] == ["/stages/1"]


def test_the_hash_is_that_of_the_canonical_json():
    assert digest({"b": 1, "a": "政"}) == digest({"a": "政", "b": 1})
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_difference_is_hashed_with_its_base():
    assert len({digest({}), digest({}, "0" * 64), digest({}, "1" * 64)}) == 3


def test_traditional_is_derived_and_marked():
    derived = derive_traditional({"a": [{"zh-Hans": "业务"}]})["a"][0]
    assert (derived["zh-Hant"], derived["zh-Hant-derived"]) == ("業務", "OpenCC s2hk")


def test_a_derived_text_follows_its_original_and_a_written_one_stays():
    derived = derive_traditional({"zh-Hans": "业务"})
    assert derive_traditional({**derived, "zh-Hans": "办理"})["zh-Hant"] == "辦理"
    assert derive_traditional({"zh-Hans": "业务", "zh-Hant": "自己寫"})["zh-Hant"] == "自己寫"


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "业务"), ("zh-hant", "業務"), ("en", "Business")])
def test_a_text_is_said_in_the_readers_language(language, said):
    assert say({"zh-Hans": "业务", "en": "Business"}, language) == said


def test_without_english_the_chinese_is_said():
    assert say({"zh-Hans": "业务"}, "en") == "业务"
