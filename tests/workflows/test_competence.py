"""Who acts, in whose name, on what basis: routing by competence (practice 18)."""

from datetime import date

import pytest

from records.ledger.errors import Invalid, NotAllowed
from records.registers.models import Department
from workflows.actions import end_competence, enter_competence

from .conftest import DECIDE, SYSTEM, official, organ, stage

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)


def enter(mode, acts, *, division="990102", item="", by=SYSTEM, basis="云政发〔2026〕1号"):
    return enter_competence(
        role="market_regulation", division=division, item=item, mode=mode, acts=acts, principal=organ(), basis=basis,
        valid_from=SINCE, by=by,
    )  # fmt: skip


def test_without_a_line_the_organ_itself_acts(begin):
    task = begin(stage("a"), DECIDE).task("a")
    assert (task.department.role, task.principal, task.basis) == ("market_regulation", None, "")


def test_the_approval_bureau_acts_in_its_own_name(begin):
    enter("bureau", organ("service_hall"))
    task = begin(stage("a"), DECIDE).task("a")
    assert (task.department.role, task.principal, task.basis) == ("service_hall", None, "云政发〔2026〕1号")


def test_whoever_is_entrusted_acts_in_the_principals_name(begin):
    enter("entrusted", organ("service_hall"), item="F-1")
    assert begin(stage("a"), DECIDE, ref="C-1").task("a").department.role == "market_regulation"
    task = begin(stage("a"), DECIDE, ref="C-2", item="F-1").task("a")
    assert (task.department.role, task.principal.role) == ("service_hall", "market_regulation")


def test_the_street_that_was_given_the_power_comes_before_the_county(begin):
    enter("bureau", organ("service_hall"))
    enter("delegated", organ("fire_rescue"), division="990102001")
    assert begin(stage("a"), DECIDE).task("a").department.role == "fire_rescue"


def test_a_line_needs_its_basis_and_somebody_entitled():
    with pytest.raises(Invalid, match="依据"):
        enter("own", organ(), basis=" ")
    with pytest.raises(NotAllowed):
        enter("own", organ(), by=official("an"))
    assert enter("own", organ(), by=official("ren")).pk == enter("own", organ()).pk


def test_an_item_authority_enters_and_ends_lines_of_its_own_division_alone():
    ren, elsewhere = official("ren"), organ_of("990103000000")
    for line in ({"division": "990103"}, {"division": "99"}):
        with pytest.raises(Invalid):
            enter("own", organ(), by=ren, **line)
    theirs = enter("own", elsewhere, division="990103")
    with pytest.raises(Invalid):
        end_competence(theirs, SINCE, by=ren)


def organ_of(division):
    return Department.objects.get(role="market_regulation", division__code=division)
