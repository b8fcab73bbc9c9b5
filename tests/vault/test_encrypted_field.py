"""A protected column: ciphertext in the table, a mask on the page, the plain value only where it is asked for."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from identity.models import Person

pytestmark = pytest.mark.django_db
NUMBER = "990102198804120029"


@pytest.fixture
def lin():
    return Person.objects.get(user__username="lin")


def stored(person, column):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM identity_person WHERE id = %s', [person.pk])
        return bytes(cursor.fetchone()[0])


def test_the_table_holds_no_plain_text(lin):
    assert NUMBER.encode() not in stored(lin, "id_number")
    assert "林晓岚".encode() not in stored(lin, "name")


def test_printing_a_value_shows_no_plain_text(lin):
    assert lin.id_number.plain() == NUMBER
    assert NUMBER not in f"{lin.id_number} {lin.id_number!r} {lin} {lin!r} {[lin.id_number]}"
    assert lin.id_number_masked == "9901**********0029"


def test_a_blob_copied_to_another_persons_row_does_not_open(lin):
    wen = Person.objects.get(user__username="wen")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_person SET name = %s WHERE id = %s", [stored(lin, "name"), wen.pk])
    with pytest.raises(InvalidTag):
        Person.objects.get(pk=wen.pk).name.plain()


def test_a_column_left_out_of_the_query_is_fetched_when_asked(lin):
    assert Person.objects.only("reference").get(pk=lin.pk).id_number.plain() == NUMBER


def test_saving_other_columns_keeps_the_ciphertext(lin):
    before = stored(lin, "name")
    lin.save(update_fields=["language"])
    Person.objects.only("reference").get(pk=lin.pk).save()
    assert stored(lin, "name") == before


def test_a_new_value_brings_its_mask_and_blind_index_along(lin):
    lin.id_number = "990102198806123020"
    lin.save()
    again = Person.objects.get(pk=lin.pk)
    assert again.id_number_masked == "9901**********3020"
    assert again.id_number_blind is not None
    assert bytes(again.id_number_blind) != Person.objects.get(user__username="wen").id_number_blind
