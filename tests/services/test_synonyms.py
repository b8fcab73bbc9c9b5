"""Synonyms: kept by item authorities and department administrators, with a trail, used by the next search."""

import pytest

from portal.demonstration.editions import admin
from records.ledger.actor import system_actor
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.models import TrailEntry
from services.actions.synonyms import end_synonym, keep_synonym
from services.finding import find, ranked
from services.models import Synonym
from services.rules.synonyms import meaning_of, says, widened
from tests.cast import log_in

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")


def first(query, region=""):
    found = ranked(query, region)
    return found[0][0].name["zh-Hans"] if found else ""


def test_the_next_search_uses_a_new_word_and_its_new_weight():
    assert first("棒棒鸡本") != "普通护照签发"
    keep_synonym("棒棒鸡本", "普通护照签发", weight=10, by=SYSTEM)
    assert first("我的棒棒鸡本丢了") == "普通护照签发"
    before = ranked("棒棒鸡本")[0][1]
    keep_synonym("棒棒鸡本", "普通护照签发", weight=2, by=SYSTEM)
    assert ranked("棒棒鸡本")[0][1] < before


def test_an_ended_word_means_nothing_and_stays_for_the_trail():
    row = keep_synonym("棒棒鸡本", "普通护照签发", weight=10, by=SYSTEM)
    end_synonym(row, by=SYSTEM)
    assert first("棒棒鸡本") != "普通护照签发"
    acts = TrailEntry.objects.filter(stream="synonyms", subject=row.reference).values_list("act", flat=True)
    assert set(acts) == {"synonym.keep", "synonym.end"}
    assert Synonym.objects.filter(pk=row.pk).exists()


def test_a_word_of_one_region_is_not_used_in_another():
    assert first("溪卡", "990102") == "社会保障卡申领"
    assert first("溪卡", "990201") != "社会保障卡申领"


def test_a_department_keeps_words_for_its_own_region_only():
    sun = admin("sun")
    assert keep_synonym("铺子本", "食品经营许可", weight=8, region="990102", by=sun).set_by == sun.mandate
    for region in ("", "99", "990201"):
        with pytest.raises(NotAllowed):
            keep_synonym("铺子本", "食品经营许可", weight=8, region=region, by=sun)
    with pytest.raises(NotAllowed):
        end_synonym(Synonym.objects.filter(region="").first(), by=sun)


@pytest.mark.parametrize(
    ("word", "means", "weight"), [("", "护照", 5), ("护照", "护照", 5), ("本", "护照", 0), ("本", "护照", 11)]
)
def test_what_is_no_synonym_is_refused(word, means, weight):
    with pytest.raises(Invalid):
        keep_synonym(word, means, weight=weight, by=SYSTEM)


def test_chinese_is_found_anywhere_and_latin_as_whole_words():
    assert says("我要办红本本", "红本本")
    assert says("my id card", "id")
    assert not says("idea", "id")
    assert (
        widened("红本本", [meaning_of("红本本", "护照", 10)])["=护照"]
        == 2 * widened("红本本", [meaning_of("红本本", "护照", 5)])["=护照"]
    )


def test_sun_keeps_a_word_on_the_page_and_a_clerk_does_not():
    sun = log_in("sun")
    answer = sun.post("/synonyms/", {"word": "铺子本", "means": "食品经营许可", "weight": 8, "region": "990102"})
    assert answer.status_code == 302
    row = Synonym.objects.get(word="铺子本")
    assert "铺子本" in sun.get("/synonyms/").content.decode()
    assert sun.post(f"/synonyms/{row.reference}/", {"weight": 3}).status_code == 302
    row.refresh_from_db()
    assert row.weight == 3
    assert sun.post("/synonyms/", {"word": "本", "means": "", "weight": 99}).status_code == 422
    assert log_in("mo").post("/synonyms/", {}).status_code == 403
    sun.post(f"/synonyms/{row.reference}/ending/")
    assert not Synonym.objects.in_use().filter(word="铺子本").exists()


def test_the_list_and_the_search_ask_a_constant_number_of_questions(django_assert_max_num_queries):
    for n in range(60):
        keep_synonym(f"词{n}", "护照", weight=5, by=SYSTEM)
    sun = log_in("sun")
    with django_assert_max_num_queries(9):
        page = sun.get("/synonyms/").content.decode()
    assert "?after=" in page
    find("护照", SYSTEM)
    with django_assert_max_num_queries(3):
        find("护照", SYSTEM)
