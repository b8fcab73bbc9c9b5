"""The automatic steps of applications: what a worker does inside the engine's deed, each effect unique by its key."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from documents.actions import order_paper
from exchange.actions import notify
from licences.models import Licence
from records.ledger.actor import Actor
from records.ledger.clock import now
from workflows.models import Process

from .actions.applications import recipients_of
from .actions.effects import issue
from .actions.wording import acceptance_data
from .models import Application


def case_of(process: Process) -> Application:
    """The application that a process carries."""
    rows = Application.objects.select_related("department", "person", "organisation", "parent", "edition")
    case: Application = rows.get(reference=process.upper_ref)
    return case


def order_document(process: Process, of: str, *, key: str, by: Actor, at: datetime | None) -> dict[str, Any]:
    """Order a paper of the kind `of`; it is set and sealed by the queue of documents."""
    case = case_of(process)
    paper = order_paper(
        of, key=key, upper_ref=case.reference, region=case.region, data=acceptance_data(case, load(case.edition)),
        department=case.department, recipients=recipients_of(case), by=by, at=at,
    )  # fmt: skip
    return {f"document_{of}": paper.reference}


def issue_certificate(process: Process, of: str, *, key: str, by: Actor, at: datetime | None) -> dict[str, Any]:
    """Issue the item's certificate now, before the process ends; its key is the case's, so the end issues no second."""
    case = case_of(process)
    item = load(case.edition)
    if item.result is None or not item.result.licence_type:
        return {"certificate": False}
    issue(case, item, at or now(), by=by, at=at)
    return {"certificate": True}


def send_notice(process: Process, of: str, *, key: str, by: Actor, at: datetime | None) -> dict[str, Any]:
    """Tell the applicant."""
    case = case_of(process)
    notify(
        f"application.{of}", key=key, recipient=case.person.reference, ref=case.root.reference,
        data={"name": case.name}, by=by, at=at,
    )  # fmt: skip
    return {}


def check_data(process: Process, of: str, *, key: str, by: Actor, at: datetime | None) -> dict[str, Any]:
    """Whether the applicant holds a valid certificate of the type `of`, as the register of certificates has it."""
    case = case_of(process)
    holder = case.organisation.reference if case.organisation else case.person.reference
    held = Licence.objects.filter(holder=holder, type_code=of, state=Licence.State.VALID)
    return {f"check_{of}": held.exists()}


STEPS = {
    "document": order_document, "certificate": issue_certificate, "notice": send_notice, "data_check": check_data,
}  # fmt: skip
