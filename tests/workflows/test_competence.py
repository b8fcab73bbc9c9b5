"""Who acts, in whose name, on what basis: routing by competence (practice 18)."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from blueprints.models import Edition
from records.ledger.deeds import deed
from records.ledger.errors import Invalid, NotAllowed
from records.registers.models import Department
from workflows.actions import end_competence, enter_competence, start_process

from .conftest import DECIDE, SYSTEM, official, organ, publish, stage

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


@deed
def two_cases(edition, between, *, by, at=None):
    """Two processes in one deed, and what is done between; who got the first step of each."""
    found = []
    for ref in ("T-1", "T-2"):
        process = start_process(
            kind="test", edition=edition, upper_ref=ref, data={}, departments={"organ": organ()}, region="990102001",
            by=by,
        )  # fmt: skip
        found.append(process.tasks.get().department.role)
        between()
    return found


def test_within_one_deed_lines_are_asked_for_once_and_again_when_one_was_entered():
    publish("twice", DECIDE)
    edition = Edition.objects.get(kind="process", code="twice")
    with CaptureQueriesContext(connection) as seen, transaction.atomic():
        assert two_cases(edition, lambda: None, by=SYSTEM) == ["market_regulation"] * 2
        transaction.set_rollback(True)
    assert len([row for row in seen if 'FROM "workflows_competence"' in row["sql"]]) == 1
    told = two_cases(edition, lambda: enter("bureau", organ("service_hall")), by=SYSTEM)
    assert told == ["market_regulation", "service_hall"]
