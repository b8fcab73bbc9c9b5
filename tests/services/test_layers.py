"""Two layers: lists are stored as differences, a directory change makes to-dos, alignment closes them."""

import pytest

from blueprints.actions import publish_edition, save_working_copy
from blueprints.loading import load
from blueprints.models import Edition
from portal.demonstration.complete import FOOD, ITEM_37
from portal.demonstration.directory import DIRECTORY
from portal.demonstration.editions import admin
from records.ledger.actor import system_actor
from records.ledger.errors import Invalid, NotAllowed, NotFound
from records.registers.models import ToDo
from services.actions.layers import realign_implementation, save_implementation

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
SHORTER = {**DIRECTORY[FOOD], "statutory": {"days": 8, "unit": "WD"}}


def publish_directory(content):
    save_working_copy("directory_item", FOOD, content, by=SYSTEM)
    return publish_edition("directory_item", FOOD, by=SYSTEM)


def todos():
    return ToDo.objects.filter(kind="edition.new_base", key__startswith=f"service:{FOOD}:", closed_at=None)


def test_the_list_stores_only_what_it_says_itself():
    edition = Edition.objects.in_force("service", FOOD)
    assert edition.base.kind == "directory_item"
    assert not {"name", "conditions", "legal_basis", "catalog_code"} & set(edition.content)
    assert load(edition).conditions == load(edition.base).conditions


def test_a_directory_change_asks_every_child_list_once():
    before = load(Edition.objects.in_force("service", FOOD))
    publish_directory(SHORTER)
    publish_directory(SHORTER)
    todo = todos().get()
    assert (todo.department.role, todo.region) == ("market_regulation", "990102")
    assert load(Edition.objects.in_force("service", FOOD)) == before


def test_aligning_the_list_closes_the_todo():
    publish_directory(SHORTER)
    realign_implementation(FOOD, by=admin("sun"))
    edition = publish_edition("service", FOOD, by=admin("sun"))
    assert load(edition).statutory.days == 8
    assert not todos().exists()


def test_a_list_that_no_longer_fits_is_refused():
    publish_directory({**DIRECTORY[FOOD], "materials": DIRECTORY[FOOD]["materials"][:2]})
    realign_implementation(FOOD, by=admin("sun"))
    edition = publish_edition("service", FOOD, by=admin("sun"))
    assert len(load(edition).materials) == 2
    save_implementation(FOOD, FOOD, ITEM_37, by=admin("sun"))
    with pytest.raises(Invalid) as refused:
        publish_edition("service", FOOD, by=admin("sun"))
    assert [p.pointer for p in refused.value.problems][:2] == ["/materials/layout", "/materials/rules_list"]


def test_another_department_touches_no_list_of_ours():
    with pytest.raises(NotAllowed):
        save_implementation(FOOD, FOOD, ITEM_37, by=admin("rui"))


def test_a_list_needs_its_directory_item():
    with pytest.raises(NotFound):
        save_implementation("x", "000000000000", ITEM_37, by=admin("sun"))
