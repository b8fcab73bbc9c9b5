"""The draw: committed to (nothing shown), drawn with a witness's share, opened after its last task."""

import secrets
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from workflows.rules.draw import SEED_BYTES, commitment, list_digest

from ..avoiding import avoided
from ..models import Assignment, Draw, EnforcementCertificate, Premises, YearPlan
from ..permissions import POLICY, of_organ
from ..rules.drawing import Drawer, Lot, draw_double, draw_problems, key_of, lines_of, places_for, stratum_of
from .checks import limit_of, plan_check

SALT_BYTES = 16
NOBODY = "没有可以抽的检查对象：本辖区没有这类对象，或者今年都排满了上限。"
NOT_PUBLIC = "计划公布以后才能抽取。请先批准、备案、公布计划。"
MOVED = "这次抽取已经往前走了一步。请刷新页面看现在的状态。"


@deed
def commit_draw(plan: YearPlan, items: Sequence[str], *, by: Actor, at: datetime | None = None) -> Draw:
    """Fix seed, objects, officers and places; only the commitment and the salted digest are public from now on.

    Objects are the organ's places that have room under the cap; each needs two officers who need not stay away.
    """
    POLICY.require(by, "draw.run", of_organ(by, plan.department_id, plan.region))
    if plan.state != YearPlan.State.PUBLISHED:
        raise Conflict("draw.plan", NOT_PUBLIC)
    if not items or set(items) - set(plan.items):
        sentence = "请从计划里选这次要查的事项。"
        raise Invalid("draw.items", sentence, [Problem("items", sentence)])
    moment = at or now()
    lots, drawers = lots_of(plan, moment), drawers_of(plan, moment)
    problems = draw_problems(lots, drawers) if lots else [Problem("items", NOBODY)]
    if problems:
        raise Invalid("draw.list", problems[0].sentence, problems)
    places = places_for(Counter(lot.stratum for lot in lots), plan.ratios)
    seed, salt = secrets.token_bytes(SEED_BYTES), secrets.token_bytes(SALT_BYTES)
    draw: Draw = Draw.objects.create(
        plan=plan, items=list(items), commitment=commitment(seed), secret=f"{seed.hex()} {salt.hex()}",
        digest=list_digest(lines_of(lots, drawers, places), salt), region=plan.region, committed_at=moment,
        listed={
            "lots": [[lot.reference, lot.stratum] for lot in lots], "places": places,
            "drawers": [[d.certificate, sorted(d.avoids)] for d in drawers],
        },
    )  # fmt: skip
    note(draw, "draw.commit", by, at, {"commitment": draw.commitment, "digest": draw.digest, "lots": len(lots)})
    return draw


def lots_of(plan: YearPlan, at: datetime) -> list[Lot]:
    """The organ's places with room under the cap, with their strata."""
    rows = Premises.objects.open_on(local_date(at)).filter(
        organs__contains=[plan.department.code], region__startswith=plan.region
    )
    found = []
    for row in rows.select_related("firm").order_by("reference"):
        used = Assignment.objects.counting(row.firm_id, plan.department, plan.year).count()
        if used < (limit_of(row, plan.department, plan.year) or 0):
            found.append(Lot(row.reference, stratum_of(row.risk, row.firm.credit)))
    return found


def drawers_of(plan: YearPlan, at: datetime) -> list[Drawer]:
    """The organ's officers with the places they stay away from."""
    day = local_date(at)
    rows = list(EnforcementCertificate.objects.of_officers(plan.department, day).select_related("mandate__person"))
    away = avoided((row.mandate.person for row in rows), day)
    return [Drawer(row.number, places_of(away[row.mandate.person.reference])) for row in rows]


def places_of(parties: Collection[str]) -> frozenset[str]:
    """References of the places of firms, by the references of firms or of their organisations."""
    if not parties:
        return frozenset()
    places = Premises.objects.filter(firm__organisation__in=parties) | Premises.objects.filter(
        firm__reference__in=parties
    )
    return frozenset(places.values_list("reference", flat=True))


@deed
def run_draw(draw: Draw, *, by: Actor, at: datetime | None = None, share: str = "") -> Draw:
    """Draw, once; each object becomes a check of its two officers. `share` is what a witness gave on the spot.

    A firm that has meanwhile reached its cap keeps its place in the list and gets no task; the step says so.
    """
    POLICY.require(by, "draw.run", of_organ(by, draw.plan.department_id, draw.region))
    rows = Draw.objects.select_for_update(of=("self",)).select_related("plan__department__division")
    draw = rows.get(pk=draw.pk)
    if draw.state != Draw.State.COMMITTED:
        raise Conflict("draw.moved", MOVED)
    seed = bytes.fromhex(draw.secret.plain().split()[0])
    picks = draw_double(key_of(seed, share.strip()), *listed_of(draw.listed))
    draw.share, draw.drawn_at, draw.picks = share.strip(), at, [[p.reference, list(p.officers)] for p in picks]
    draw.move_to("drawn")
    draw.save()
    for reference, numbers in draw.picks:
        task_of(draw, reference, numbers, by, at)
    note(draw, "draw.run", by, at, {"drawn": len(draw.picks)})
    return draw


def listed_of(listed: dict[str, Any]) -> tuple[list[Lot], list[Drawer], dict[str, int]]:
    """What was fixed at the commitment."""
    lots = [Lot(reference, stratum) for reference, stratum in listed["lots"]]
    drawers = [Drawer(number, frozenset(avoids)) for number, avoids in listed["drawers"]]
    return lots, drawers, listed["places"]


def task_of(draw: Draw, reference: str, numbers: list[str], by: Actor, at: datetime | None) -> None:
    """The check of one drawn object."""
    premises = Premises.objects.select_related("firm").get(reference=reference)
    officers = list(EnforcementCertificate.objects.filter(number__in=numbers).select_related("mandate"))
    try:
        plan_check(
            premises, "random", items=draw.items, department=draw.plan.department, key=f"{draw.reference}:{reference}",
            officers=officers, draw=draw, by=by, at=at,
        )  # fmt: skip
    except Conflict:
        note(draw, "draw.full", by, at, {"premises": reference})


@deed
def open_draw(draw: Draw, *, by: Actor, at: datetime | None = None) -> Draw:
    """查后公开: once every task has ended, seed, salt, list and result are public. Before that nothing happens."""
    POLICY.require(by, "draw.open")
    draw = Draw.objects.select_for_update().get(pk=draw.pk)
    waiting = draw.assignments.exclude(state__in=["done", "cancelled"]).exists()
    if draw.state != Draw.State.DRAWN or waiting:
        return draw
    draw.seed, draw.salt = draw.secret.plain().split()
    draw.opened_at = at
    draw.move_to("opened")
    draw.save()
    note(draw, "draw.open", by, at, {"seed": draw.seed, "salt": draw.salt})
    return draw


def note(draw: Draw, act: str, by: Actor, at: datetime | None, detail: dict[str, Any]) -> None:
    """One entry in the draw's trail."""
    record(
        act, stream=f"draw:{draw.reference}", subject=draw.reference, by=by, at=at, region=draw.region, detail=detail
    )
