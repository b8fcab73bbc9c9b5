"""Erasure destroys a key: the private parts are gone for good, and the outsider's proof still holds."""

import pytest
from django.core.management import call_command

from records.ledger.actor import Actor, system_actor
from records.ledger.deeds import deed, record
from records.ledger.erasing import destroy_person_key, read_private
from records.ledger.errors import Conflict, Invalid, NotAllowed
from records.ledger.models import PersonKey, ReadEntry, TrailEntry
from records.ledger.verify import main

pytestmark = pytest.mark.django_db
QI = Actor(reference="M-QI", kind="official", roles=frozenset({"auditor"}))
MO = Actor(reference="M-1", kind="official", roles=frozenset({"window_clerk"}))


@pytest.fixture
def entry():
    @deed
    def correct_name(*, by, at=None):
        record("person.correct", stream="person:P-1", by=by, at=at, private={"name": "䶮小𬭎"}, person="P-1")

    correct_name(by=MO)
    return TrailEntry.objects.of("person:P-1").get()


def test_an_auditor_reads_the_private_part_and_is_noted(entry):
    assert read_private(entry, by=QI, purpose="complaint") == {"name": "䶮小𬭎"}
    assert ReadEntry.objects.get(person="P-1").purpose == "complaint"


def test_a_stranger_does_not(entry):
    with pytest.raises(NotAllowed):
        read_private(entry, by=MO, purpose="curiosity")


def test_erasure_leaves_noise_and_keeps_the_proof_valid(entry, tmp_path):
    call_command("export_trail", str(tmp_path / "before.jsonl"))
    destroy_person_key("P-1", ground="retention_over", by=system_actor("retention"))
    assert read_private(entry, by=QI, purpose="complaint") == {}
    assert PersonKey.objects.get(person="P-1").wrapped is None
    call_command("export_trail", str(tmp_path / "after.jsonl"))
    assert main([str(tmp_path / "after.jsonl"), "--anchor", str(tmp_path / "before.jsonl")]) == 0
    assert "䶮" not in (tmp_path / "before.jsonl").read_text()


def test_it_needs_a_ground_of_the_law_and_happens_once(entry):
    with pytest.raises(Invalid):
        destroy_person_key("P-1", ground="林晓岚要求删除", by=system_actor("retention"))
    destroy_person_key("P-1", ground="retention_over", by=system_actor("retention"))
    with pytest.raises(Conflict):
        destroy_person_key("P-1", ground="retention_over", by=system_actor("retention"))


def test_nobody_erases_by_hand(entry):
    for actor in (MO, QI):
        with pytest.raises(NotAllowed):
            destroy_person_key("P-1", ground="retention_over", by=actor)
