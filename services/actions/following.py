"""Members of a bundle that wait for others: they begin when those are granted, or end when those were not."""

from datetime import datetime

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..case_items import form_of_case
from ..clocks import set_acceptance_dues
from ..models import Application
from ..permissions import POLICY
from .applications import case_answers, end_case, tell
from .opening import open_facts, open_processes, organs_of

EARLIER = "earlier_not_granted"
State = Application.State


@deed
def settle_followers(root: Application, *, by: Actor, at: datetime | None = None) -> list[Application]:
    """Begin every waiting member whose earlier members are all granted; end it when one of them ended otherwise.

    Members still waiting for one that runs stay. What ended may end others: the bundle's order settles it in one go.
    """
    POLICY.require(by, "application.follow")
    members = {case.item_code: case for case in root.children.select_for_update().order_by("id")}
    bundle, moved, moment = load(root.edition), [], at or now()
    for code, case in members.items():
        earlier = [members[one] for one in bundle.earlier(code, members)]
        if case.state != State.WAITING or not all(one.ended for one in earlier):
            continue
        if all(one.state == State.GRANTED for one in earlier):
            begin(case, moment)
        else:
            case.reason_code = EARLIER
            case.reason = "前面要先办成的事项没有办成，这一项没有开始办理。"
            end_case(case, State.TERMINATED, moment, "terminated")
            tell(case, "terminated", by=by, at=at, reason=case.reason)
        moved.append(case)
    begun = [case for case in moved if case.state == State.RECEIVED]
    if begun:
        facts = open_facts(form_of_case(root), case_answers(root), root.partners.count())
        open_processes(begun, organs_of(root.region), facts, by=by, at=moment)
    if moved:
        detail = {"begun": [c.reference for c in begun], "ended": [c.reference for c in moved if c.ended]}
        stream = f"case:{root.reference}"
        record("application.follow", stream=stream, subject=root.reference, by=by, at=at, detail=detail)
    return moved


def begin(case: Application, at: datetime) -> None:
    """What was handed in for the whole bundle is received for this member today: its own days begin."""
    case.move_to(State.RECEIVED)
    case.received_at = case.materials_at = at
    set_acceptance_dues([case])
    case.save(update_fields=["state", "received_at", "materials_at", "acceptance_due"])
