"""What the search bar offers while a person types: by name, everyday name, pinyin, initials; from an index."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from services.models import ServiceItem, Suggestion
from services.rules.suggesting import keys_of, typed_key

pytestmark = pytest.mark.django_db


def offered(client, typed):
    return client.get("/search/suggestions/", {"q": typed}).json()["suggestions"]


@pytest.mark.parametrize("typed", ["身份", "身份證", "shenfen", "Shen Fen Z", "sfz"])
def test_characters_pinyin_and_initials_offer_the_same(client, typed):
    assert any("身份证" in text for text in offered(client, typed))


def test_english_names_are_offered(client):
    assert any("passport" in text.lower() for text in offered(client, "passp"))


def test_at_most_eight_and_each_once(client):
    for typed in ("办", "开", "sh", "re"):
        found = offered(client, typed)
        assert len(found) == len(set(found)) <= 8


def test_an_official_name_stands_before_an_everyday_one(client):
    assert offered(client, "gongsi")[0] == "公司设立登记"


@pytest.mark.parametrize("typed", ["", " ", "s", "%", "__", "!!", "'", "😀", "不会有的字头"])
def test_nothing_to_offer_is_an_empty_list(client, typed):
    assert offered(client, typed) == []


def test_one_letter_is_too_short_and_one_character_is_not():
    assert typed_key("s") == ""
    assert typed_key("证") == "证"
    assert keys_of("护照") == {"护照", "huzhao", "hz"}


def test_the_answer_comes_from_an_index_in_one_question(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        offered(client, "shenfen")
    rows = Suggestion.objects.filter(key__startswith="shenfen").order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "suggestion_prefix" in rows.explain()


def test_projections_are_rebuilt_as_they_were():
    names = set(Suggestion.objects.values_list("text", "key"))
    Suggestion.objects.all().delete()
    ServiceItem.objects.update(search=None, sort_key="")
    call_command("project_catalogue", stdout=StringIO())
    assert set(Suggestion.objects.values_list("text", "key")) == names
    assert not ServiceItem.objects.filter(search=None).exists()
