"""Notices to a firm: everybody who acts for it today is told, once per key."""

from datetime import datetime
from typing import Any

from exchange.actions import notify
from identity.models import Organisation, Person
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now

from ..models import Finding, Inspection, Objection
from .wording import contents_of

ENDED = {
    "passed": {"zh-Hans": "各部门都没有发现问题", "en": "no department found anything wrong"},
    "findings": {
        "zh-Hans": "发现了问题，处理要求在文书里",
        "en": "something was found, see the papers",
    },
}
CONCLUDED = {
    "done": {"zh-Hans": "复查合格，已经销号", "en": "the re-check found it put right; it is closed"},
    "failed": {"zh-Hans": "复查不合格，逾期未改正", "en": "the re-check found it not put right in time"},
}


def tell_firm(
    visit: Inspection, kind: str, *, key: str, data: dict[str, Any], by: Actor, at: datetime | None
) -> None:  # fmt: skip
    """A notice of `kind` about a visit to each person who acts for its firm; none for a firm without an account."""
    named = visit.premises.firm.organisation
    firm = Organisation.objects.filter(reference=named).first() if named else None
    if firm is None:
        return
    whole = {"name": visit.premises.name, "url": f"/inspections/{visit.reference}/", **data}
    agents = Person.objects.agents_of(firm.pk, local_date(at or now())).order_by("reference")
    for person in agents.values_list("reference", flat=True):
        notify(
            kind, key=f"{key}:{person}", recipient=person, ref=visit.reference, data=whole, parties=(firm.reference,),
            by=by, at=at,
        )  # fmt: skip


def tell_started(visit: Inspection, *, by: Actor, at: datetime | None) -> None:
    """Officers are there: by which code they can be checked."""
    key, data = f"inspection.started:{visit.reference}", {"code": visit.code, "organ": visit.lead.name}
    tell_firm(visit, "inspection.started", key=key, data=data, by=by, at=at)


def tell_ended(visit: Inspection, outcomes: list[str], *, by: Actor, at: datetime | None) -> None:
    """The visit has ended: what was found, where to object, when it is published."""
    found = "findings" if "findings" in outcomes else "passed"
    days = visit.assignments.order_by("publication__due_on").values_list("publication__due_on", flat=True)
    data = {"result": ENDED[found], "published": str(days.last())}
    tell_firm(visit, "inspection.ended", key=f"inspection.ended:{visit.reference}", data=data, by=by, at=at)


def tell_rectify(finding: Finding, *, by: Actor, at: datetime | None, again: bool = False) -> None:
    """Something has to be put right by a day; `again`: the day is near."""
    kind = "inspection.rectify_due" if again else "inspection.rectify"
    data = {**what(finding), "due": str(finding.due_on)}
    tell_firm(visit_of(finding), kind, key=f"{kind}:{finding.reference}", data=data, by=by, at=at)


def tell_concluded(finding: Finding, *, by: Actor, at: datetime | None) -> None:
    """What the re-check came to."""
    data = {**what(finding), "outcome": CONCLUDED[finding.state]}
    key = f"inspection.rechecked:{finding.reference}"
    tell_firm(visit_of(finding), "inspection.rechecked", key=key, data=data, by=by, at=at)


def tell_answered(row: Objection, *, by: Actor, at: datetime | None) -> None:
    """The organ has answered the objection."""
    key = f"inspection.answered:{row.reference}"
    tell_firm(row.inspection, "inspection.answered", key=key, data={"organ": row.inspection.lead.name}, by=by, at=at)


def what(finding: Finding) -> dict[str, Any]:
    """The content that did not hold, by its name."""
    return {"content": contents_of(finding.assignment)[finding.content].name}


def visit_of(finding: Finding) -> Inspection:
    """The visit in which it was found, with what a notice says of it."""
    rows = Inspection.objects.select_related("premises__firm", "lead")
    found: Inspection = rows.get(pk=finding.assignment.inspection_id)
    return found
