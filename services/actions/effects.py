"""What a granted case does: a certificate is issued, or one that exists is changed, renewed, replaced, ended."""

from datetime import datetime

from blueprints.loading import load
from licences.actions import end_licence, issue_licence, plain_face, replace_licence, revoke_licence
from licences.models import Licence
from records.clock import local
from records.ledger.actor import Actor

from ..case_items import case_answers
from ..models import Application
from ..rules.item import Item
from ..rules.item.afterlife import (
    CANCELLATION,
    CHANGE,
    RECALL,
    RENEWAL,
    REPLACEMENT,
    REVOCATION,
    kind_of,
    renewed_until,
)
from .applications import recipients_of
from .wording import applicant_of

NEW_VERSION = {CHANGE: "变更", RENEWAL: "延续", REPLACEMENT: "补证"}


def take_effect(case: Application, item: Item, decided_at: datetime, *, by: Actor, at: datetime | None) -> str:
    """Do what the decision says to the certificate; the kind of result."""
    kind = kind_of(item, case.handling)
    if not kind:
        if not (item.result and item.result.licence_type):
            return "granted"
        issue(case, item, decided_at, by=by, at=at)
        return "licensed"
    licence = Licence.objects.select_related("edition", "department").get(reference=case.licence_ref)
    if kind in NEW_VERSION:
        new_version(case, kind, licence, decided_at, by=by, at=at)
        return "licensed"
    reason = case.reason or "持证人申请注销"
    if kind == REVOCATION:
        revoke_licence(licence, reason=reason[:300], by=by, at=at)
    elif kind in {CANCELLATION, RECALL}:
        state = Licence.State.CANCELLED if kind == CANCELLATION else Licence.State.WITHDRAWN
        end_licence(licence, state=state, reason=reason[:300], by=by, at=at)
    return "granted"


def issue(case: Application, item: Item, decided_at: datetime, *, by: Actor, at: datetime | None) -> None:
    """Issue the certificate of a granted case, dated by its decision."""
    assert item.result is not None
    issue_licence(
        issue_key=f"case:{case.reference}", type_code=item.result.licence_type,
        holder=(case.organisation or case.person).reference, holder_name=applicant_of(case), face=face_of(case),
        department=case.department, decided_at=decided_at, case_ref=case.reference, recipients=recipients_of(case),
        region=case.region, by=by, at=at,
    )  # fmt: skip


def face_of(case: Application) -> dict[str, str]:
    """Face fields from the answers and the holder."""
    answers = case_answers(case)
    face = {key: str(value) for key, value in answers.items() if isinstance(value, str)}
    if case.organisation:
        face |= {"holder_name": case.organisation.name, "uscc": case.organisation.uscc}
    face["person_in_charge"] = case.person.name.plain()
    return face


def new_version(
    case: Application, kind: str, old: Licence, decided_at: datetime, *, by: Actor, at: datetime | None
) -> None:  # fmt: skip
    """变更 takes the new face within the old term, 延续 the old face with a new term, 补证 both as they were."""
    face, day = plain_face(old), local(decided_at).date()
    if kind == CHANGE:
        told = face_of(case)
        face = {key: told.get(key) or value for key, value in face.items()}
    years = load(old.edition).valid_years
    renewed = kind == RENEWAL
    replace_licence(
        old, issue_key=f"case:{case.reference}", face=face, decided_at=decided_at,
        valid_from=day if renewed else old.valid_from,
        valid_to=renewed_until(old.valid_to, day, years) if renewed else old.valid_to, reason=NEW_VERSION[kind],
        case_ref=case.reference, holder_name=applicant_of(case), recipients=recipients_of(case), by=by, at=at,
    )  # fmt: skip
