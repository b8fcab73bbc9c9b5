"""Arranging visits: checks of several organs on one place within a window become one visit (综合查一次)."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from documents.actions import order_paper
from records.clock import local_date
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Assignment, EnforcementCertificate, Inspection
from ..permissions import POLICY, on_check
from ..rules.visits import Waiting, together
from .checks import MOVED, TWO, able, has_two, step
from .telling import tell_started
from .wording import notice_data

CODE_LENGTH = 10
EARLY = "检查日期不能早于今天，也不能晚于这次检查的最后期限。"


def waiting_of(check: Assignment) -> Waiting:
    """A check as the rules see it."""
    return Waiting(check.reference, str(check.premises_id), str(check.department_id), check.until)


def joinable(check: Assignment) -> list[Assignment]:
    """Approved checks of other organs on the same place in the window: they come along."""
    rows = Assignment.objects.waiting().filter(premises=check.premises_id).exclude(pk=check.pk)
    found = {row.reference: row for row in rows.select_related("department", "premises__firm")}
    wanted = together(waiting_of(check), [waiting_of(row) for row in found.values()])
    return [found[reference] for reference in wanted]


@deed
def arrange_visit(
    check: Assignment, day: date, *, by: Actor, at: datetime | None = None,
    officers: Sequence[EnforcementCertificate] = (),
) -> Inspection:  # fmt: skip
    """Fix the day of a check. Every other organ's check of the place in the window joins this visit; its own organ
    names its officers when it has not yet. Invalid without two officers; Conflict for one that has moved on."""
    POLICY.require(by, "visit.arrange", on_check(by, check))
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("premises__firm", "department")
    ids = [check.pk, *(row.pk for row in joinable(check))]
    checks = {row.pk: row for row in rows.filter(pk__in=ids).order_by("pk")}
    first = checks[check.pk]
    if first.state != Assignment.State.APPROVED:
        raise Conflict("check.moved", MOVED)
    today = local_date(at or now())
    if officers:
        first.officers.set(able(officers, first, today))
    if not has_two(first, today):
        raise Invalid("check.officers", TWO, [Problem("officers", TWO)])
    if not today <= day <= first.until:
        raise Invalid("visit.day", EARLY, [Problem("day", EARLY)])
    joined = [row for row in checks.values() if row.state == Assignment.State.APPROVED and has_two(row, today)]
    visit: Inspection = Inspection.objects.create(
        premises=first.premises, lead=first.department, day=day, region=first.region,
        code="".join(secrets.choice(READABLE) for _ in range(CODE_LENGTH)),
    )  # fmt: skip
    for row in joined:
        row.inspection = visit
        row.move_to("arranged")
        row.save(update_fields=["inspection", "state"])
        step(row, "arranged", by, at)
    detail = {"checks": [row.reference for row in joined], "lead": first.department.code}
    stream = f"case:{visit.reference}"
    record("visit.arrange", stream=stream, subject=visit.reference, by=by, at=at, region=visit.region, detail=detail)
    return visit


def begin(visit: Inspection, by: Actor, at: datetime | None) -> None:
    """The officers are there and have shown their certificates: the one notice is made and handed over."""
    checks = list(visit.assignments.select_related("department", "premises__firm").order_by("id"))
    firm = visit.premises.firm
    visit.notice = order_paper(
        "inspection_notice", key=f"inspection_notice:{visit.reference}", upper_ref=visit.reference,
        data=notice_data(visit, checks), department=visit.lead, region=visit.region,
        recipients=[firm.organisation] if firm.organisation else [], by=by, at=at,
    )  # fmt: skip
    visit.started_at = at
    visit.move_to("started")
    visit.save(update_fields=["notice", "started_at", "state"])
    stream = f"case:{visit.reference}"
    record("visit.start", stream=stream, subject=visit.reference, by=by, at=at, region=visit.region)
    tell_started(visit, by=by, at=at)
