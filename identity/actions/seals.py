"""Making seals, authorising their standing use, and the use itself (practice 15)."""

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import NotAllowed
from records.registers.models import Department

from ..models import Mandate, Seal, SealAuthorisation, SealUse
from ..permissions import POLICY, TO_SEAL, require_level
from ..seals.authority import MARK, YEARS, authority, issue
from ..seals.signing import seal_pdf

NO_AUTHORISATION = "这枚印章没有用于这类文书的授权。请本单位负责人先办理用印授权。"


def trust_folder() -> Path:
    """Where the development authority lies."""
    return Path(settings.VAR_DIR) / "keys" / "authority"


@deed
def make_seal(department: Department, *, kind: str, keeper: Mandate, by: Actor, at: datetime | None = None) -> Seal:
    """Make a seal of `department`, kept by `keeper`."""
    POLICY.require(by, "seal.make")
    assert at is not None
    _, issuing = authority(trust_folder(), at)
    name = f"{department.name['zh-Hans']}（{MARK}）"
    holder = issue(name[:64], "seal", issuing, at)
    seal = Seal(
        department=department, kind=kind, name=name, keeper=keeper, region=department.division.prefix, valid_from=at,
        certificate=holder.certificate_pem + issuing.certificate_pem, valid_to=at + timedelta(days=365 * YEARS["seal"]),
    )  # fmt: skip
    seal.private_key = holder.key_pem
    seal.save()
    detail = {"kind": kind, "department": department.code, "keeper": keeper.reference}
    record("seal.make", stream=f"seal:{seal.reference}", subject=seal.reference, by=by, at=at, detail=detail)
    return seal


@deed
def authorise_sealing(
    seal: Seal,
    *,
    document_kind: str,
    valid_from: date,
    valid_to: date,
    by: Actor,
    at: datetime | None = None,
    item_code: str = "",
) -> SealAuthorisation:
    """A standing 用印授权 by the organ's head; the keeper may not grant it (separation of duty)."""
    POLICY.require(by, "seal.authorise", {"department"} if seal.department_id == by.department_id else set())
    require_level(by, TO_SEAL)
    if by.person_id == seal.keeper.person_id:
        raise NotAllowed("seal.duties", "印章管理员不能给自己保管的印章批用印授权。请由负责人办理。")
    assert by.mandate_id is not None
    assert at is not None
    authorisation = SealAuthorisation.objects.create(
        seal=seal, document_kind=document_kind, item_code=item_code, approved_by_id=by.mandate_id, approved_at=at,
        valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip
    detail = {"document_kind": document_kind, "item": item_code, "from": str(valid_from), "to": str(valid_to)}
    stream = f"seal:{seal.reference}"
    record("seal.authorise", stream=stream, subject=authorisation.reference, by=by, at=at, detail=detail)
    return authorisation


@deed
def revoke_authorisation(
    authorisation: SealAuthorisation, *, by: Actor, at: datetime | None = None
) -> SealAuthorisation:
    """End an authorisation at once."""
    seal = authorisation.seal
    POLICY.require(by, "seal.revoke", {"department"} if seal.department_id == by.department_id else set())
    if authorisation.revoked_at is None:
        authorisation.revoked_at = at
        authorisation.save(update_fields=["revoked_at"])
        stream = f"seal:{seal.reference}"
        record("seal.revoke_authorisation", stream=stream, subject=authorisation.reference, by=by, at=at)
    return authorisation


@deed
def use_seal(
    content: bytes,
    *,
    department: Department,
    document_kind: str,
    paper: str,
    case: str,
    by: Actor,
    at: datetime | None = None,
    item_code: str = "",
) -> bytes:
    """Seal a PDF in the name of `department` under an authorisation in force, and log the use.

    Raises NotAllowed when there is none: nothing leaves the house without it. A worker seals under it; whoever seals
    by hand has just proved themselves (StepUpNeeded).
    """
    require_level(by, TO_SEAL)
    assert at is not None
    authorisation = authorisation_in_force(department, document_kind, at, item_code)
    seal = authorisation.seal
    organ = department.name["zh-Hans"]
    sealed = seal_pdf(
        content, certificate_pem=seal.certificate, key_pem=seal.private_key.plain(), organ=organ, place=organ
    )
    digest = hashlib.sha256(sealed).hexdigest()
    SealUse.objects.create(seal=seal, authorisation=authorisation, paper=paper, sha256=digest, case=case, used_at=at)
    detail = {"paper": paper, "sha256": digest, "authorisation": authorisation.reference}
    record("seal.use", stream=f"seal:{seal.reference}", subject=paper, by=by, at=at, detail=detail)
    return sealed


def authorisation_in_force(
    department: Department, document_kind: str, at: datetime, item_code: str = ""
) -> SealAuthorisation:
    """The authorisation that covers this document today; one limited to an item covers no other item."""
    day = local(at).date()
    rows = SealAuthorisation.objects.select_related("seal").filter(
        seal__department=department, seal__state=Seal.State.ISSUED, document_kind=document_kind, revoked_at=None,
        valid_from__lte=day, valid_to__gte=day, item_code__in={"", item_code}, seal__valid_to__gt=at,
    )  # fmt: skip
    found = rows.order_by("-approved_at").first()
    if found is None:
        raise NotAllowed("seal.not_authorised", NO_AUTHORISATION)
    return found
