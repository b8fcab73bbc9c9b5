"""Saving what is being edited."""

import pytest
from guides import AUTHORITY, RUI, SUN, WEN

from blueprints.actions import save_working_copy
from blueprints.models import WorkingCopy
from records.ledger.actor import system_actor
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.models import TrailEntry

pytestmark = pytest.mark.django_db


def save(days, *, by=SUN, **more):
    return save_working_copy("guide", "g1", {"days": days}, by=by, **more)


def test_it_counts_revisions_and_belongs_to_the_department():
    assert (save(1).revision, save(2).revision, save(2).owner) == (1, 2, "MARKET")


def test_the_same_again_changes_nothing():
    save(1)
    assert save(1).revision == 1
    assert TrailEntry.objects.of("edition:guide:g1").count() == 1


def test_somebody_elses_change_is_never_overwritten():
    save(1)
    save(2, if_match=1)
    with pytest.raises(Conflict):
        save(3, if_match=1)
    assert WorkingCopy.objects.get(code="g1").content == {"days": 2}


def test_a_revision_of_something_that_is_not_there_is_a_conflict():
    with pytest.raises(Conflict):
        save(1, if_match=4)


@pytest.mark.parametrize("stranger", [WEN, RUI])
def test_a_stranger_saves_nothing_of_others(stranger):
    save(1)
    with pytest.raises(NotAllowed):
        save(2, by=stranger)
    with pytest.raises(NotAllowed):
        save(2, by=stranger, owner=stranger.department)


def test_nobody_takes_or_gives_away_what_is_not_theirs():
    with pytest.raises(NotAllowed):
        save(1, owner="FIRE")
    assert save(1, by=AUTHORITY, owner="FIRE").owner == "FIRE"


def test_an_unknown_kind_is_a_programming_fault():
    with pytest.raises(LookupError):
        save_working_copy("nothing", "x", {}, by=SUN)


def test_what_belongs_to_no_department_is_the_authoritys_alone():
    save_working_copy("guide", "g9", {"days": 5}, by=system_actor("test"))
    with pytest.raises(NotAllowed):
        save_working_copy("guide", "g9", {"days": 9}, by=SUN)
    assert save_working_copy("guide", "g9", {"days": 9}, by=AUTHORITY).owner == ""
