"""审管联动: a grant or promise that arrived as something to check, once per message; its check is a case check with it
as trigger, and what the check came to goes back to whoever sent it (practice row 19)."""

from collections.abc import Sequence
from datetime import date, datetime

from exchange.actions import answer_message, sign_for_message
from exchange.models import Incoming
from licences.models import Licence
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem
from records.registers.models import Department

from ..models import Assignment, Matter, Premises
from ..permissions import POLICY
from .checks import plan_check

PROMISE, GRANT = "supervision_promise", "supervision_grant"
OUTCOMES = {PROMISE: {"passed": "true", "findings": "false"}, GRANT: {"passed": "listed", "findings": "listed"}}
FOUND = {"passed": "现场检查未发现问题", "findings": "现场检查发现问题，已责令改正或者移交处理"}
NO_PLACE = "还不知道要查哪里。请先把这家的经营场所录入检查对象名录。"


def place_of(incoming: Incoming) -> Premises | None:
    """The place a message is about: that of the holder of a certificate that its case gave."""
    holders = Licence.objects.filter(case_ref=incoming.case_ref).values_list("holder", flat=True)
    rows = Premises.objects.filter(firm__organisation__in=[holder for holder in holders if holder])
    return rows.filter(organs__contains=[incoming.department.code]).order_by("id").first()


@deed
def take_matter(
    message: str, kind: str, *, department: Department, region: str, by: Actor, at: datetime | None = None,
    premises: Premises | None = None, case_ref: str = "", due_on: date | None = None,
) -> Matter:  # fmt: skip
    """Keep what arrived for an organ to look at, once per message."""
    POLICY.require(by, "matter.take")
    known: Matter | None = Matter.objects.filter(message=message).first()
    if known is not None:
        return known
    row: Matter = Matter.objects.create(
        message=message, kind=kind, case_ref=case_ref, department=department, premises=premises, due_on=due_on,
        region=region, arrived_at=at or now(),
    )  # fmt: skip
    detail = {"message": message, "kind": kind, "case": case_ref}
    stream = f"matter:{row.reference}"
    record("matter.take", stream=stream, subject=row.reference, by=by, at=at, region=region, detail=detail)
    return row


@deed
def plan_for_matter(
    matter: Matter, items: Sequence[str], *, by: Actor, at: datetime | None = None
) -> Assignment:  # fmt: skip
    """The check that answers a matter: outside the cap, triggered by it; once. The message is signed for (签收)."""
    if matter.premises is None:
        raise Invalid("matter.place", NO_PLACE, [Problem("premises", NO_PLACE)])
    check = plan_check(
        matter.premises, "case", items=items, department=matter.department, key=f"matter:{matter.reference}",
        trigger="promise", trigger_ref=matter.reference, until=matter.due_on, by=by, at=at,
    )  # fmt: skip
    if matter.assignment_id is None:
        matter.assignment = check
        matter.save(update_fields=["assignment"])
        stream = f"matter:{matter.reference}"
        record("matter.plan", stream=stream, subject=check.reference, by=by, at=at, region=matter.region)
        for incoming in waiting(matter):
            sign_for_message(incoming, by=by, at=at)
    return check


def waiting(matter: Matter) -> list[Incoming]:
    """The message that brought it, while nobody has answered."""
    return list(Incoming.objects.filter(reference=matter.message, answered_at=None).select_related("department"))


def answer_matter(check: Assignment, *, by: Actor, at: datetime | None) -> None:
    """反馈: what the check came to goes back to the sender, once."""
    matter = Matter.objects.select_for_update().filter(assignment=check, answered_at=None).first()
    if matter is None:
        return
    matter.answered_at = at
    matter.save(update_fields=["answered_at"])
    words = f"{FOUND[check.outcome]}（任务码 {check.reference}）"
    for incoming in waiting(matter):
        answer_message(incoming, OUTCOMES[matter.kind][check.outcome], words=words, by=by, at=at)
