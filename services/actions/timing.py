"""What follows in a case when its clock changes: cached days, the paper, the notice, the report (workflows' hook)."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from documents.actions import order_paper
from records.clock import local
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.registers.models import CalendarDay
from workflows.models import Process
from workflows.registry import ClockRules

from ..clocks import case_defaults, set_dues
from ..models import Application
from ..permissions import POLICY
from ..rules.defaults import EXTENSION
from ..rules.item import Item
from ..rules.pauses import pause_kinds
from .applications import locked, recipients_of, tell
from .supervising import raise_alert
from .wording import extension_data, pause_data


def rules_of(ref: str) -> ClockRules:
    """What may be done with the clock of a case: it runs from acceptance to decision."""
    case = Application.objects.select_related("edition").filter(reference=ref).first()
    if case is None or case.accepted_at is None or case.ended:
        return ClockRules()
    item: Item = load(case.edition)
    defaults = case_defaults(case)
    row, own = defaults.get(EXTENSION), item.statutory.extension if item.statutory else 0
    basis = item.legal_basis[0].cited if own and item.legal_basis else row.cited if row else ""
    unit = item.statutory.unit if item.statutory else "WD"
    length = own or (row.days if row and item.statutory else 0)
    return ClockRules(True, pause_kinds(item, defaults), length, unit, basis)


def clock_changed(process: Process, event: str, row: Any, *, by: Actor, at: datetime | None) -> None:
    """The case's part of a pause, its end, an extension, or an attempt without an article."""
    case = locked(Application.objects.get(reference=process.upper_ref))
    if event == "refused":
        raise_alert(case, "pause_unfounded", f"{at:%Y%m%d%H%M%S}" if at else "", by=system_actor("supervision"), at=at)
        return
    retime(case, f"clock.{event}", by=system_actor("services"), at=at)
    if event == "pause":
        data = pause_data(case, row)
        send("special_procedure_notice", row.reference, case, data, by=by, at=at)
        tell(case, "paused", by=by, at=at, key=row.reference, kind_name=row.label, until=str(row.declared_until))
    elif event == "extension":
        send("extension_notice", row.reference, case, extension_data(case, row), by=by, at=at)
        tell(case, "extended", by=by, at=at, key=row.reference, due=str(case.promised_due or case.statutory_due))
    else:
        tell(case, "resumed", by=by, at=at, key=row.reference, due=str(case.promised_due or case.statutory_due))


def send(kind: str, key: str, case: Application, data: dict[str, Any], *, by: Actor, at: datetime | None) -> None:
    """One paper about the clock, in the organ's name."""
    order_paper(
        kind, key=f"{kind}:{key}", upper_ref=case.reference, department=case.department, data=data,
        recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip


@deed
def retime(case: Application, why: str, *, by: Actor, at: datetime | None = None) -> list[str]:
    """Compute the cached days anew; which changed. Whoever is promised a later day by a new calendar is told."""
    POLICY.require(by, "application.retime")
    moment, before = at or now(), case.promised_due
    changed = set_dues(case, moment)
    case.calendar_at = moment
    case.save()
    detail = {"why": why, "promised_due": str(case.promised_due), "statutory_due": str(case.statutory_due)}
    stream = f"case:{case.reference}"
    record("application.retime", stream=stream, subject=case.reference, by=by, at=at, region=case.region, detail=detail)
    if why == "calendar" and before and case.promised_due and case.promised_due > before:
        key = f"{case.reference}:{local(moment):%Y%m%d%H%M%S}"
        tell(case, "calendar", by=by, at=at, key=key, due=str(case.promised_due), before=str(before))
    return changed


def calendar_changed_at() -> datetime | None:
    """When somebody last entered a day into the calendar."""
    latest = CalendarDay.objects.order_by("-entered_at").first()
    return latest.entered_at if latest else None
