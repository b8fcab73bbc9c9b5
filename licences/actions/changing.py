"""A certificate's later life: a new version in place of the old one, its cancellation, its withdrawal by the organ."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from blueprints.loading import load
from documents.actions import order_paper
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.vault.elements import open_elements, seal_elements

from ..models import Licence
from ..permissions import POLICY
from ..rules.blueprint import LicenceType
from ..rules.identifier import make_identifier
from .issuing import paper_data

NOT_ALIVE = "这张证照已经失效，不能再变更。"


def plain_face(licence: Licence) -> dict[str, str]:
    """The face in plain. Doors note the reading first."""
    return open_elements(licence.face, f"licence:{licence.issue_key}")


@deed
def replace_licence(
    licence: Licence, *, issue_key: str, face: Mapping[str, str], decided_at: datetime, valid_from: date,
    valid_to: date | None, reason: str, case_ref: str, holder_name: str, recipients: list[str], by: Actor,
    at: datetime | None = None,
) -> Licence:  # fmt: skip
    """A new version with the same number in place of the old one (变更、延续、补证), once per `issue_key`."""
    POLICY.require(by, "licence.issue")
    known: Licence | None = Licence.objects.filter(issue_key=issue_key).first()
    if known is not None:
        return known
    old: Licence = (
        Licence.objects.select_for_update(of=("self",)).select_related("department", "edition").get(pk=licence.pk)
    )
    if old.state != Licence.State.VALID:
        raise Conflict("licence.ended", NOT_ALIVE)
    kind: LicenceType = load(old.edition)
    serial = "".join(secrets.choice(READABLE) for _ in range(16))
    sensitive = [field.id for field in kind.face if field.sensitive]
    old.move_to(Licence.State.REPLACED, reason)
    old.save(update_fields=["state", "state_reason"])
    made: Licence = Licence.objects.create(
        issue_key=issue_key, identifier=make_identifier(kind.type_code, old.department.code, serial),
        type_code=old.type_code, edition=old.edition, number=old.number, holder=old.holder,
        holder_name_masked=old.holder_name_masked, face=seal_elements(dict(face), sensitive, f"licence:{issue_key}"),
        department=old.department, case_ref=case_ref, region=old.region, decided_at=decided_at, valid_from=valid_from,
        valid_to=valid_to, replaces=old,
    )  # fmt: skip
    made.paper = order_paper(
        kind.document, key=f"licence:{issue_key}", upper_ref=case_ref or made.reference, region=made.region, by=by,
        at=at, data=paper_data(made, kind, dict(face)), department=made.department,
        recipients=[made.holder, *recipients],
    )  # fmt: skip
    made.save(update_fields=["paper"])
    detail = {"type": made.type_code, "identifier": made.identifier, "replaces": old.reference, "case": case_ref}
    stream = f"licence:{made.reference}"
    record("licence.replace", stream=stream, subject=made.reference, by=by, at=at, region=made.region, detail=detail)
    return made


@deed
def end_licence(licence: Licence, *, state: str, reason: str, by: Actor, at: datetime | None = None) -> Licence:
    """Cancelled (注销) or withdrawn by the organ (撤回): the public check says so from now on. Repeated: as it is."""
    POLICY.require(by, "licence.end")
    licence = Licence.objects.select_for_update().get(pk=licence.pk)
    if licence.state == state:
        return licence
    licence.move_to(state, reason)
    licence.save(update_fields=["state", "state_reason"])
    stream, detail = f"licence:{licence.reference}", {"state": state}
    record("licence.end", stream=stream, subject=licence.reference, by=by, at=at, region=licence.region, detail=detail)
    return licence
