"""The yearly cap holds, whoever plans at once; case checks stand outside with their trigger."""

import threading

import pytest
from django.db import connection, connections

from enforcement.actions.checks import cancel_check, plan_check
from enforcement.models import Assignment, Step, YearPlan
from records.ledger.errors import Conflict, Invalid
from records.ledger.models import TrailEntry
from tests.enforcement.scene import ITEMS, official, organ, place, planned


@pytest.mark.django_db
def test_planned_checks_count_and_the_one_beyond_the_cap_is_blocked():
    planned(kind="daily"), planned(kind="special")
    with pytest.raises(Conflict, match="上限"):
        planned(kind="daily")
    planned("fire_rescue")  # every organ has its own cap


@pytest.mark.django_db
def test_a_check_given_up_frees_its_place_and_needs_a_reason():
    first = planned()
    planned()
    with pytest.raises(Invalid, match="理由"):
        cancel_check(first, reason=" ", by=official("an"))
    cancel_check(first, reason="已歇业", by=official("an"))
    planned()
    assert Step.objects.filter(subject=first.reference).last().reason == "已歇业"
    acts = TrailEntry.objects.of(f"check:{first.reference}")
    assert "已歇业" not in "".join(acts.values_list("body", flat=True))


@pytest.mark.django_db
def test_a_case_check_stands_outside_the_cap_with_its_trigger():
    planned(), planned()
    check = planned(kind="case", trigger="complaint", trigger_ref="12345-20261125-01")
    assert not check.counted
    with pytest.raises(Invalid, match="触发"):
        planned(kind="case")


@pytest.mark.django_db
def test_without_a_published_plan_there_is_no_cap_and_no_planned_check():
    YearPlan.objects.filter(department=organ()).update(state="draft")
    with pytest.raises(Conflict, match="还没有公布"):
        planned()


@pytest.mark.django_db
def test_nothing_off_the_list_is_tasked():
    for items in (["99JG9999"], [ITEMS["health"]], []):
        with pytest.raises(Invalid, match="清单"):
            planned(items=items)


def test_the_cap_holds_under_fifty_who_plan_at_once(own_database):
    premises, department, by = place(), organ(), official("tao")
    gate, outcomes = threading.Barrier(50), []

    def plan(number):
        gate.wait()
        try:
            plan_check(
                premises, "daily", items=[ITEMS["market_regulation"]], department=department, key=f"x{number}", by=by
            )
            outcomes.append("planned")
        except Conflict as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=plan, args=[number]) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["check.cap"] * 48 + ["planned"] * 2
    assert Assignment.objects.counting(premises.firm, department, premises.assignments.first().year).count() == 2
    assert connection.vendor == "postgresql"
