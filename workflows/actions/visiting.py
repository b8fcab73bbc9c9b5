"""Joint visits: arranged once for the tasks of several organs; each organ records its own finding."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Task, Visit, VisitPart
from ..permissions import POLICY, relations
from .deciding import settle_task

TWO_OFFICERS = "现场核查要有两名以上工作人员。请再选一位同事。"
PAST = "上门时间已经过去。请填今天或以后的时间。"


@deed
def arrange_visit(
    tasks: list[Task], *, place: str, starts_at: datetime, by: Actor, at: datetime | None = None
) -> Visit:
    """One appointment for `tasks` (visit tasks, one per organ). The actor must hold one of them."""
    held = {relation for task in tasks for relation in relations(by, task)}
    POLICY.require(by, "visit.arrange", held)
    if any(task.nature != "visit" or task.state != Task.State.OPEN for task in tasks):
        raise Conflict("visit.not_open", "有的环节已经不在现场核查阶段。请刷新页面。")
    taken = VisitPart.objects.filter(task__in=tasks).select_related("visit").first()
    if taken is not None:
        visit: Visit = taken.visit
        return visit
    at = at or now()
    if localdate(starts_at) < localdate(at):
        raise Invalid("visit.past", PAST, [Problem("starts_at", PAST)])
    visit = Visit.objects.create(place=place, starts_at=starts_at, arranged_at=at, region=tasks[0].region)
    VisitPart.objects.bulk_create(VisitPart(visit=visit, task=task) for task in tasks)
    detail = {"visit": visit.reference, "starts_at": starts_at.isoformat()}
    for task in tasks:
        stream = f"case:{task.process.upper_ref}"
        record("visit.arrange", stream=stream, subject=visit.reference, by=by, at=at, region=task.region, detail=detail)
    return visit


@deed
def record_finding(
    part: VisitPart, *, finding: str, passed: bool, officers: list[str], by: Actor, at: datetime | None = None
) -> VisitPart:
    """Record one organ's finding and decide its visit task by it. Two officers at least (行政许可法 34)."""
    task = part.task
    POLICY.require(by, "visit.record", relations(by, task))
    known = officers_of(task.department_id, officers, localdate(at))
    if len(known) < 2:
        raise Invalid("visit.two_officers", TWO_OFFICERS, [Problem("officers", TWO_OFFICERS)])
    if part.recorded_at is not None:
        raise Conflict("visit.recorded", "这次核查的结果已经记录过了。")
    part.finding, part.officers, part.recorded_at = finding, sorted(known), at
    part.save()
    detail = {"officers": sorted(known), "passed": passed}
    record("visit.record", stream=f"case:{task.process.upper_ref}", subject=task.reference, by=by, at=at, detail=detail)
    settle_task(task, do="approve" if passed else "refuse", opinion=finding, by=by, at=at)
    return part


def officers_of(department: UUID, references: list[str], day: date) -> set[str]:
    """One mandate reference for each person among `references` who holds a post there on `day` (a local date)."""
    held = Mandate.objects.held_on(day).filter(reference__in=references, department=department)
    return set(dict(held.values_list("person", "reference")).values())
