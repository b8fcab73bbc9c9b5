"""A catalogue in which thousands share every word: the right one is found, few rows are ranked."""

import itertools

import pytest
from django.db import connection

from bench.catalogue import item
from services.finding import ranked, telling
from services.models import ServiceItem
from services.rules.synonyms import widened
from services.vocabulary import common_features, read_common_features

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


@pytest.fixture
def crowd():
    model = ServiceItem.objects.filter(complete=True).order_by("number").first()
    names = map("".join, itertools.product(["道路货运", "水产养殖", "养老机构"], ["许可证", "备案"], ["申领", "变更"]))
    many = [f"{name}第{n}类" for name in names for n in range(150)]
    ServiceItem.objects.bulk_create([item(model, n, name) for n, name in enumerate(many)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE services_serviceitem")
    read_common_features.cache_clear()
    yield
    read_common_features.cache_clear()


def test_words_of_hundreds_of_names_find_the_name_that_holds_them_all(crowd):
    assert "w养殖" in common_features()
    found = ranked("水产养殖许可证变更", "990102")[:3]
    assert all(row.name["zh-Hans"].startswith("水产养殖许可证变更") for row, _ in found)


@pytest.mark.parametrize("query", ["水产养直许可证", "shuichan yangzhi", "水产 变更"])
def test_a_slip_of_the_pen_and_pinyin_find_it_too(crowd, query):
    assert ranked(query)[0][0].name["zh-Hans"].startswith("水产养殖")


def test_the_visitors_region_holds_among_thousands(crowd):
    ServiceItem.objects.filter(name__has_key="zh-Hans", code="bench0000001").update(
        region="990103", search="'w水产' '@990103'"
    )
    rows = telling(widened("水产养殖", []), "990102")
    assert rows
    assert all(row.region in {"", "990102"} for row in rows)


def test_a_bounded_number_of_queries(crowd, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        ranked("道路货运许可证变更办理", "990102")
