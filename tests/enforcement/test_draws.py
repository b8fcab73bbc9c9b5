"""The draw: fixed beforehand, shown afterwards, the same for everybody who replays it."""

import json
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from enforcement.actions.checks import cancel_check, replace_officer
from enforcement.actions.draws import commit_draw, open_draw, run_draw
from enforcement.models import Assignment, Draw, YearPlan
from enforcement.replaying import opened_of, published
from enforcement.rules.drawing import replay_problems
from records.ledger.actor import system_actor
from records.ledger.errors import Conflict, Invalid
from tests.enforcement.scene import certificates, official, organ, place
from tests.house.floor_plan import ROOT
from workflows.actions import declare_interest

pytestmark = pytest.mark.django_db
TAO, BY = "tao", system_actor("test")


def plan():
    return YearPlan.objects.select_related("department__division").get(department=organ("fire_rescue"))


def drawn(share=""):
    draw = commit_draw(plan(), ["99JG0201"], by=official("fei"))
    return run_draw(draw, share=share, by=official("fei"))


def opened(share="7"):
    draw = drawn(share)
    for check in draw.assignments.all():
        cancel_check(check, reason="停业", by=official("bo"))
    return open_draw(draw, by=BY)


def test_commitment_and_digest_are_fixed_before_and_nothing_else_is_shown():
    draw = commit_draw(plan(), ["99JG0201"], by=official("fei"))
    assert len(draw.commitment) == len(draw.digest) == 64 and (draw.seed, draw.salt, draw.picks) == ("", "", [])
    again = run_draw(draw, by=official("fei"))
    assert (again.commitment, again.digest) == (draw.commitment, draw.digest)
    with pytest.raises(Conflict):
        run_draw(draw, by=official("fei"))


def test_it_opens_only_after_the_last_task():
    draw = drawn()
    assert open_draw(draw, by=BY).opened_at is None
    checks = list(draw.assignments.all())
    for check in checks[:-1]:
        cancel_check(check, reason="停业", by=official("bo"))
    assert open_draw(draw, by=BY).opened_at is None
    cancel_check(checks[-1], reason="停业", by=official("bo"))
    assert open_draw(draw, by=BY).opened_at is not None


def test_the_independent_script_gives_the_same_list(tmp_path):
    draw = opened()
    assert replay_problems(opened_of(draw)) == []
    file = tmp_path / "replay.json"
    file.write_text(json.dumps(published(draw), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-I", str(ROOT / "docs" / "draws.py"), str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == draw.picks
    data = published(draw)
    data["drawn"] = data["drawn"][::-1]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode != 0


def test_the_command_replays_an_opened_draw(capsys):
    call_command("replay_draw", opened().reference)
    assert "replays" in capsys.readouterr().out


@pytest.mark.parametrize("part", ["share", "seed", "salt", "lots", "picks"])
def test_whoever_changes_anything_afterwards_is_found_out(part):
    draw = opened()
    changed = {
        "share": {"share": "8"}, "seed": {"seed": "00" * 32}, "salt": {"salt": "00" * 16},
        "lots": {"listed": {**draw.listed, "lots": draw.listed["lots"][1:]}}, "picks": {"picks": draw.picks[1:]},
    }[part]  # fmt: skip
    for name, value in changed.items():
        setattr(draw, name, value)
    assert replay_problems(opened_of(draw)) != []


def test_who_stays_away_is_never_drawn_for_the_place():
    person = certificates("fire_rescue")[0].mandate.person
    shop = place("云浦区林记面馆")
    declare_interest(person, shop.firm.organisation, ground="kin", by=official("fei"))
    with pytest.raises(Invalid, match="不足两名"):  # two officers only: one away leaves one
        commit_draw(plan(), ["99JG0201"], by=official("fei"))


def test_a_firm_that_reached_its_cap_is_not_in_the_list():
    first = commit_draw(plan(), ["99JG0201"], by=official("fei"))
    Draw.objects.all().delete()
    low = place("桃溪烘焙坊")
    Assignment.objects.create(
        key="x", kind="daily", counted=True, year=localdate().year, department=organ("fire_rescue"), premises=low,
        items=[], contents={}, until=localdate(), planned_at=first.committed_at,
    )  # fmt: skip
    second = commit_draw(plan(), ["99JG0201"], by=official("fei"))
    before, after = ({ref for ref, _ in draw.listed["lots"]} for draw in (first, second))
    assert before - after == {low.reference}


def test_replacing_an_officer_needs_a_reason_and_stands_beside_the_draw():
    draw = drawn()
    check = draw.assignments.first()
    out, other = certificates("fire_rescue")[0], certificates("market_regulation")[0]
    for into, reason in ((other, "生病"), (out, "生病")):
        with pytest.raises(Invalid):
            replace_officer(check, out, into, reason=reason, by=official("bo"))
    with pytest.raises(Invalid, match="理由"):
        replace_officer(check, out, other, reason=" ", by=official("bo"))
