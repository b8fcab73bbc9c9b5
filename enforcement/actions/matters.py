"""审管联动: what arrived as something to check, once per message; its check is a case check with it as trigger."""

from datetime import date, datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.registers.models import Department

from ..models import Assignment, Matter, Premises
from ..permissions import POLICY
from .checks import plan_check


@deed
def take_matter(
    message: str, kind: str, *, department: Department, region: str, by: Actor, at: datetime | None = None,
    uscc: str = "", case_ref: str = "", due_on: date | None = None,
) -> Matter:  # fmt: skip
    """Keep a grant or promise that arrived for an organ, once per message; the place is found by the credit code."""
    POLICY.require(by, "matter.take")
    known: Matter | None = Matter.objects.filter(message=message).first()
    if known is not None:
        return known
    place = Premises.objects.filter(firm__uscc=uscc, region__startswith=region[:6]).first() if uscc else None
    row: Matter = Matter.objects.create(
        message=message, kind=kind, case_ref=case_ref, department=department, premises=place, due_on=due_on,
        region=region, arrived_at=at or now(),
    )  # fmt: skip
    detail = {"message": message, "kind": kind, "case": case_ref}
    stream = f"matter:{row.reference}"
    record("matter.take", stream=stream, subject=row.reference, by=by, at=at, region=region, detail=detail)
    return row


@deed
def plan_for_matter(matter: Matter, items: list[str], *, by: Actor, at: datetime | None = None) -> Assignment:
    """The check that answers a matter: outside the cap, triggered by it; once."""
    department = matter.department
    assert matter.premises is not None
    check = plan_check(
        matter.premises, "case", items=items, department=department, key=f"matter:{matter.reference}",
        trigger="promise", trigger_ref=matter.reference, until=matter.due_on, by=by, at=at,
    )  # fmt: skip
    if matter.assignment_id is None:
        matter.assignment = check
        matter.save(update_fields=["assignment"])
        stream = f"matter:{matter.reference}"
        record("matter.plan", stream=stream, subject=check.reference, by=by, at=at, region=matter.region)
    return check
