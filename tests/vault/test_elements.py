"""Sensitive elements inside JSON are ciphertext; the rest stays readable."""

import pytest
from cryptography.exceptions import InvalidTag

from records.vault.elements import masked_elements, open_elements, seal_elements

pytestmark = pytest.mark.django_db
ANSWERS = {"safety_manager_id": "990102198806123020", "area": "86", "note": ""}


@pytest.fixture
def sealed():
    return seal_elements(ANSWERS, ["safety_manager_id", "note"], "draft:1")


def test_only_the_named_elements_are_sealed(sealed):
    assert sealed["area"] == "86"
    assert ANSWERS["safety_manager_id"] not in repr(sealed)


def test_they_open_in_their_own_document_only(sealed):
    assert open_elements(sealed, "draft:1") == ANSWERS
    with pytest.raises(InvalidTag):
        open_elements(sealed, "draft:2")


def test_one_element_cannot_be_passed_off_as_another(sealed):
    with pytest.raises(InvalidTag):
        open_elements({"area": sealed["safety_manager_id"]}, "draft:1")


def test_sealing_twice_changes_nothing(sealed):
    assert seal_elements(sealed, ["safety_manager_id", "note"], "draft:1") == sealed


def test_lists_show_masks(sealed):
    assert masked_elements(sealed)["safety_manager_id"] == "9901**********3020"
