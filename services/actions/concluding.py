"""Ending a case, and its bundle when all members have ended."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..clocks import set_dues
from ..models import Application
from ..permissions import POLICY
from .applications import end_case, tell
from .following import settle_followers


@deed
def conclude_application(
    case: Application, *, granted: bool, by: Actor, at: datetime | None = None, decided_at: datetime | None = None,
    result: str = "", told: str = "",
) -> Application:  # fmt: skip
    """Set the case's end and the kind of its result; the days for delivery begin; tell the party (`told`: how)."""
    POLICY.require(by, "application.conclude")
    state = Application.State.GRANTED if granted else Application.State.REFUSED
    case.decided_at = decided_at or at
    end_case(case, state, at, result or ("granted" if granted else "refused"))
    set_dues(case, at or now())
    case.save()
    detail = {"state": state, "result": case.result_kind}
    record("application.conclude", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, detail=detail)
    tell(case, told or ("granted" if granted else "refused"), by=by, at=at)
    return case


@deed
def close_bundle(root: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """Begin or end what waited for the members that ended; close the bundle when all have ended, not before."""
    POLICY.require(by, "application.conclude")
    root = Application.objects.select_for_update().get(pk=root.pk)
    if root.ended:
        return root
    settle_followers(root, by=by, at=at)
    if not all(child.ended for child in root.children.all()):
        return root
    end_case(root, Application.State.CLOSED, at, "closed")
    root.corrections.waiting().update(lapsed_at=at)
    record("application.close", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at)
    tell(root, "closed", by=by, at=at)
    return root
