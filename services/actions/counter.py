"""At the window: 收件 for the whole bundle, 受理 per organ in the organ's own name (practice 3, 17)."""

from datetime import datetime

from blueprints.loading import load
from documents.actions import order_paper
from records.clock import local
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.registers.models import Department
from workflows.actions import settle_task
from workflows.models import Task

from ..clocks import case_defaults, set_dues
from ..models import Application
from ..permissions import POLICY, accepting, receiving, require_stranger_to
from ..rules.defaults import SILENCE
from ..rules.item import Item
from ..sparing import refuse_repealed
from .applications import locked, recipients_of, tell
from .deferring import defer_materials
from .supervising import raise_alert
from .wording import acceptance_data, receipt_data


@deed
def receive_application(root: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """收件: the materials are in hand. The five working days have run since the submission entered the system."""
    POLICY.require(by, "application.receive", receiving(by, root))
    require_stranger_to(by, root)
    rows = Application.objects.select_for_update(of=("self",)).select_related("department", "person", "taken_in_by")
    root = rows.get(pk=root.pk)
    if root.state != Application.State.SUBMITTED:
        raise Conflict("application.received", "这件申请已经收过件了。请刷新页面。")
    for case in [root, *root.children.select_for_update().exclude(state=Application.State.WAITING)]:
        case.move_to(Application.State.RECEIVED)
        case.received_at = at
        case.save(update_fields=["state", "received_at"])
    window = root.taken_in_by if root.cross_mode == "collected" else None
    window = window or Department.objects.get(division=root.department.division_id, role="service_hall")
    order_paper(
        "receipt", key=f"receipt:{root.reference}", upper_ref=root.reference, department=window, region=root.region,
        data=receipt_data(root), recipients=recipients_of(root), by=by, at=at,
    )  # fmt: skip
    forwarded = {"forwarded_to": root.department.code} if root.cross_mode == "collected" else {}
    record(
        "application.receive", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at,
        region=root.region, detail=forwarded,
    )  # fmt: skip
    tell(root, "received", by=by, at=at)
    return root


@deed
def accept_application(case: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """受理 in the organ's name: by the organ, or by the window under a recorded 授权受理. The decision clock starts."""
    item: Item = load(case.edition)
    POLICY.require(by, "application.accept", accepting(by, case, item.powers))
    require_stranger_to(by, case)
    case = locked(case)
    if case.state != Application.State.RECEIVED:
        raise Conflict("application.accepted", "这一项已经受理过，或还没有收件。请刷新页面。")
    enter_acceptance(case, item, at or now(), by=by, at=at)
    return case


@deed
def accept_by_silence(case: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """The organ said nothing within its days: accepted from the day the materials were received, where the law says so.

    Conflict where no row of the law says so, or the days are not over (行政许可法 32).
    """
    POLICY.require(by, "application.deem")
    case = locked(case)
    moment = at or now()
    silent = case.state in {Application.State.SUBMITTED, Application.State.RECEIVED}
    overdue = case.acceptance_due is not None and local(moment).date() > case.acceptance_due
    if SILENCE not in case_defaults(case) or not silent or not overdue:
        raise Conflict("application.not_silent", "这件事不适用逾期视为受理，或期限还没有过。")
    case.deemed = True
    raise_alert(case, "late_acceptance", by=system_actor("supervision"), at=at)
    case.received_at = case.received_at or case.clock_start
    enter_acceptance(case, load(case.edition), case.clock_start, by=by, at=at)
    return case


def enter_acceptance(case: Application, item: Item, since: datetime, *, by: Actor, at: datetime | None) -> None:
    """The decision clock starts at `since`; the paper, the intake task, the notice."""
    refuse_repealed(case.item_code, at or now())
    case.move_to(Application.State.ACCEPTED)
    case.accepted_at = since
    set_dues(case, at or now())
    case.save()
    record_acceptance(case, item, by=by, at=at)
    order_paper(
        "acceptance", key=f"acceptance:{case.reference}", upper_ref=case.reference, department=case.department,
        data=acceptance_data(case, item), recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip
    intake = Task.objects.open().filter(process__upper_ref=case.reference, nature="intake").first()
    if intake is not None:
        settle_task(intake, do="approve", by=by, at=at)
    defer_materials(case.root, by=system_actor("services"), at=at)
    tell(case, "deemed" if case.deemed else "accepted", by=by, at=at, due=str(case.promised_due))


def record_acceptance(case: Application, item: Item, *, by: Actor, at: datetime | None) -> None:
    """The trail of 受理: days, and in whose right."""
    authorisation = item.powers.window_authorisation if item.powers and by.has_role("window_clerk") else ""
    detail = {
        "promised_due": str(case.promised_due), "statutory_due": str(case.statutory_due),
        "authorisation": authorisation, "deemed": case.deemed,
    }  # fmt: skip
    stream = f"case:{case.reference}"
    record("application.accept", stream=stream, subject=case.reference, by=by, at=at, region=case.region, detail=detail)
