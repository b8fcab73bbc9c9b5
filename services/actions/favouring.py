"""Changes in the applicant's favour reach running cases at once; a repealed item stops and ends them (practice 12)."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record

from ..models import Application
from ..permissions import POLICY
from ..rules.favours import gains
from ..sparing import current_item
from .applications import locked, tell
from .ending import terminate_application
from .timing import retime


@deed
def favour_case(case: Application, *, by: Actor, at: datetime | None = None) -> dict[str, Any]:
    """Give a running case what the item in force spares; end it with the reason when the item was cancelled.

    What it had before stays: nothing that came later burdens it. Nothing twice.
    """
    POLICY.require(by, "application.favour")
    case, moment = locked(case), at or now()
    item = current_item(case.item_code, moment)
    if item is None or case.ended:
        return {}
    if item.state == "cancelled":
        terminate_application(case, code="item_repealed", reason="事项已经依法取消。", by=by, at=at)
        return {"repealed": True}
    fresh = {name: value for name, value in gains(load(case.edition), item).items() if case.favours.get(name) != value}
    if not fresh:
        return {}
    case.favours = {**case.favours, **fresh}
    case.save(update_fields=["favours"])
    stream = f"case:{case.reference}"
    record("application.favour", stream=stream, subject=case.reference, by=by, at=at, detail={"gains": sorted(fresh)})
    retime(case, "favour", by=by, at=at)
    tell(case, "favour", by=by, at=at, key=f"{case.reference}:{moment:%Y%m%d%H%M%S}", due=str(case.promised_due or ""))
    return fresh
