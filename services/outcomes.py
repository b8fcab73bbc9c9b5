"""What happens when a case's process ends: decision, certificate, notice; the bundle closes when all have ended."""

from datetime import datetime

from blueprints.loading import load
from documents.actions import order_paper
from licences.actions import issue_licence
from records.ledger.actor import Actor
from workflows.models import Process, Task

from .actions.applications import case_answers, recipients_of
from .actions.concluding import close_bundle, conclude_application
from .actions.promising import open_check
from .actions.publishing import publish_decision
from .actions.pushing import push_grant
from .actions.wording import applicant_of, decision_data
from .models import Application
from .rules.item import Item


def conclude(process: Process, *, by: Actor, at: datetime | None) -> None:
    """The outcome of a case: called once by the engine, harmless when called again."""
    if process.state == Process.State.WITHDRAWN:
        return
    rows = Application.objects.select_related("department", "person", "organisation", "parent", "edition")
    case = rows.filter(reference=process.upper_ref).first()
    if case is None or case.ended:
        return
    last = process.tasks.filter(state=Task.State.DONE).order_by("-done_at").first()
    decided_at = last.done_at if last and last.done_at else at
    granted = process.state == Process.State.APPROVED
    item: Item = load(case.edition)
    order_paper(
        "grant" if granted else "refusal",
        key=f"decision:{case.reference}",
        upper_ref=case.reference,
        region=case.region,
        data=decision_data(case, item, last.opinion if last else "", granted=granted),
        department=case.department,
        recipients=recipients_of(case),
        by=by,
        at=at,
    )
    licensed = bool(granted and item.result and item.result.licence_type)
    if licensed:
        issue(case, item, decided_at, by=by, at=at)
    result = ("licensed" if licensed else "granted") if granted else "refused"
    conclude_application(case, granted=granted, decided_at=decided_at, result=result, by=by, at=at)
    publish_decision(case, by=by, at=at)
    if granted:
        push_grant(case, open_check(case, by=by, at=at), by=by, at=at)
    if case.parent is not None:
        close_bundle(case.parent, by=by, at=at)


def issue(case: Application, item: Item, decided_at: datetime | None, *, by: Actor, at: datetime | None) -> None:
    """Issue the certificate of a granted case, dated by its decision."""
    assert item.result is not None
    assert decided_at is not None
    holder = case.organisation or case.person
    issue_licence(
        issue_key=f"case:{case.reference}",
        type_code=item.result.licence_type,
        holder=holder.reference,
        holder_name=applicant_of(case),
        face=face_of(case),
        department=case.department,
        decided_at=decided_at,
        case_ref=case.reference,
        recipients=recipients_of(case),
        region=case.region,
        by=by,
        at=at,
    )


def face_of(case: Application) -> dict[str, str]:
    """Face fields from the answers and the holder."""
    answers = case_answers(case)
    face = {key: str(value) for key, value in answers.items() if isinstance(value, str)}
    if case.organisation:
        face |= {"holder_name": case.organisation.name, "uscc": case.organisation.uscc}
    face["person_in_charge"] = case.person.name.plain()
    return face
