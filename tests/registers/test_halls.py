"""Halls by distance and by district; 69,000 of them answer as quickly as thirty."""

from datetime import date

import pytest
from django.db import connection

from records.registers.halls import handling, nearest
from records.registers.models import Department, Division, Hall
from records.registers.rules.distance import kilometres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


def hall_of(code):
    return Hall.objects.get(division__code=code)


def test_the_nearest_come_first_with_their_distance():
    home = hall_of("990102000000")
    found = nearest(home.longitude, home.latitude)
    assert found[0].hall == home and found[0].distance == 0
    distances = [one.distance for one in found]
    assert distances == sorted(distances) and len(found) == 20


def test_only_halls_that_handle_the_item():
    here = hall_of("990102001001")
    item = handling("").exclude(items=None).first().items.first().item
    assert all(one.hall.items.filter(item=item).exists() for one in nearest(here.longitude, here.latitude, item))
    assert nearest(here.longitude, here.latitude, "no such item") == []


def test_a_district_lists_its_own_and_everything_in_it_page_by_page():
    everything = list(Hall.objects.all().within("990102"))
    assert {hall.division.code[:6] for hall in everything} == {"990102"} and len(everything) == 7
    first = everything[:3]
    assert first + list(Hall.objects.all().within("990102", first[-1])) == everything


def test_a_degree_of_latitude_is_111_kilometres():
    assert kilometres((155.0, 12.0), (155.0, 13.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((155.0, 60.0), (156.0, 60.0)) == pytest.approx(55.6, abs=0.1)


@pytest.fixture
def many():
    """69,000 halls, as a whole country has."""
    office, place = Department.objects.filter(role="service_hall").first(), Division.objects.get(code="990102000000")
    rows = [
        Hall(
            name={"zh-Hans": "厅"}, department=office, division=place, address={}, hours={}, phone="",
            valid_from=date(2020, 1, 1), longitude=150 + (n % 263) * 0.03, latitude=10 + (n // 263) * 0.03,
        )
        for n in range(69_000)
    ]  # fmt: skip
    Hall.objects.bulk_create(rows, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE registers_hall")


def test_69_000_halls_are_searched_by_the_index(many, django_assert_max_num_queries):
    assert "hall_place" in handling("").nearest(155.02, 12.01)[:60].explain()
    with django_assert_max_num_queries(8):
        found = nearest(155.02, 12.01)
    assert found[0].distance < 3
