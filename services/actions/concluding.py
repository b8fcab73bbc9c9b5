"""Ending a case, and its bundle when all members have ended."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import Application
from ..permissions import POLICY
from .applications import end_case, tell


@deed
def conclude_application(case: Application, *, granted: bool, by: Actor, at: datetime | None = None) -> Application:
    """Set the case's end and tell the applicant."""
    POLICY.require(by, "application.conclude")
    state = Application.State.GRANTED if granted else Application.State.REFUSED
    end_case(case, state, at)
    detail = {"state": state}
    record("application.conclude", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, detail=detail)
    tell(case, "granted" if granted else "refused", by=by, at=at)
    return case


@deed
def close_bundle(root: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """Close a bundle whose members have all ended; nothing before."""
    POLICY.require(by, "application.conclude")
    root = Application.objects.select_for_update().get(pk=root.pk)
    if root.ended or not all(child.ended for child in root.children.all()):
        return root
    end_case(root, Application.State.CLOSED, at)
    record("application.close", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at)
    tell(root, "closed", by=by, at=at)
    return root
