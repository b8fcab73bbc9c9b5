"""At the window: 收件 for the whole bundle, 受理 per organ in the organ's own name (practice 3, 17)."""

from datetime import date, datetime

from blueprints.loading import load
from documents.actions import order_paper
from records.calendar import WorkCalendar
from records.clock import Clock, TermKind, local_date, reading
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.registers.calendars import calendar_for
from records.registers.models import Department
from workflows.actions import decide_task
from workflows.models import Task

from ..models import Application
from ..permissions import POLICY, relations, require_stranger_to
from ..rules.item import Item, Term
from .applications import tell
from .wording import acceptance_data, receipt_data


@deed
def receive_application(root: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """收件: the materials are in hand. The five working days have run since the submission entered the system."""
    POLICY.require(by, "application.receive", relations(by, root))
    require_stranger_to(by, root)
    root = Application.objects.select_for_update(of=("self",)).select_related("department", "person").get(pk=root.pk)
    if root.state != Application.State.SUBMITTED:
        raise Conflict("application.received", "这件申请已经收过件了。请刷新页面。")
    for case in [root, *root.children.select_for_update()]:
        case.move_to(Application.State.RECEIVED)
        case.received_at = at
        case.save(update_fields=["state", "received_at"])
    window = Department.objects.get(division=root.department.division_id, role="service_hall")
    order_paper(
        "receipt", key=f"receipt:{root.reference}", upper_ref=root.reference, department=window, region=root.region,
        data=receipt_data(root), recipients=recipients_of(root), by=by, at=at,
    )  # fmt: skip
    record(
        "application.receive", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at, region=root.region
    )
    tell(root, "received", by=by, at=at)
    return root


@deed
def accept_application(case: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """受理 in the organ's name: by the organ, or by the window under a recorded 授权受理. The decision clock starts."""
    item: Item = load(case.edition)
    POLICY.require(by, "application.accept", relations(by, case, item.powers))
    require_stranger_to(by, case)
    case = (
        Application.objects.select_for_update(of=("self",))
        .select_related("department", "person", "parent")
        .get(pk=case.pk)
    )
    if case.state != Application.State.RECEIVED:
        raise Conflict("application.accepted", "这一项已经受理过，或还没有收件。请刷新页面。")
    moment = at or now()
    case.move_to(Application.State.ACCEPTED)
    case.accepted_at = moment
    case.promised_due, case.statutory_due = due_dates(item, moment, calendar_for(case.region))
    case.save(update_fields=["state", "accepted_at", "promised_due", "statutory_due"])
    authorisation = item.powers.window_authorisation if item.powers and by.has_role("window_clerk") else ""
    detail = {
        "promised_due": str(case.promised_due),
        "statutory_due": str(case.statutory_due),
        "authorisation": authorisation,
    }
    record(
        "application.accept",
        stream=f"case:{case.reference}",
        subject=case.reference,
        by=by,
        at=at,
        region=case.region,
        detail=detail,
    )
    order_paper(
        "acceptance", key=f"acceptance:{case.reference}", upper_ref=case.reference, department=case.department,
        data=acceptance_data(case, item), recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip
    intake = Task.objects.open().filter(process__upper_ref=case.reference, nature="intake").first()
    if intake is not None:
        decide_task(intake, do="approve", by=by, at=at)
    tell(case, "accepted", by=by, at=at, due=str(case.promised_due))
    return case


def due_dates(item: Item, accepted_at: datetime, calendar: WorkCalendar) -> tuple[date | None, date | None]:
    """The promised and the statutory due day by the clock."""
    return due_day(accepted_at, item.promised, calendar), due_day(accepted_at, item.statutory, calendar)


def due_day(start: datetime, term: Term | None, calendar: WorkCalendar) -> date | None:
    """The due day of a term from acceptance (the day itself is not counted)."""
    if term is None:
        return None
    kinds: dict[str, TermKind] = {"WD": "organ_wd", "H": "elapsed_hours"}
    clock = Clock(start, term.days, term.unit, kinds.get(term.unit, "calendar_roll"))
    due = reading(clock, at=start, calendar=calendar).due
    return local_date(due) if due else None


def recipients_of(case: Application) -> list[str]:
    """Person and organisation that a paper is for."""
    found = [case.person.reference]
    return [*found, case.organisation.reference] if case.organisation else found
