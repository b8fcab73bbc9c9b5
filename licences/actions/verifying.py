"""Checking a certificate: by code or by the file itself. Each check is kept, without who checked."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from blueprints.loading import load
from documents.models import Paper
from identity.actions.seals import trust_folder
from identity.seals.checking import check_seal
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.vault.elements import masked_elements
from records.vault.masks import mask

from ..models import Licence, Verification

Result = Literal[
    "valid", "altered", "revoked", "suspended", "expired", "replaced", "unknown", "genuine_paper", "unreadable", "void"
]


@dataclass(frozen=True, slots=True)
class Check:
    """What the check page says: the result, the masked face, who sealed, when it was checked."""

    result: Result
    checked_at: datetime
    licence: Licence | None = None
    paper: Paper | None = None
    organ: str = ""
    face: tuple[tuple[dict[str, str], str], ...] = ()


@deed
def verify_code(code: str, *, by: Actor, at: datetime | None = None) -> Check:
    """Look a certificate up by reference, identifier or number (of several versions the newest)."""
    code = code.strip()
    rows = Licence.objects.select_related("department", "edition", "paper__stored_file").order_by("-decided_at", "-id")
    found = (
        rows.filter(reference=code).first() or rows.filter(identifier=code).first() or rows.filter(number=code).first()
    )
    result: Result = standing(found) if found else "unknown"
    return answered(result, found, "code", by=by, at=at, organ=found.department.name["zh-Hans"] if found else "")


@deed
def verify_file(content: bytes, *, by: Actor, at: datetime | None = None) -> Check:
    """Check an uploaded PDF: its signature over every byte, then whether it is the paper that was issued."""
    root = trust_folder() / "root.pem"
    sealed = check_seal(content, root) if root.exists() else None
    digest = hashlib.sha256(content).hexdigest()
    papers = Paper.objects.select_related("department", "stored_file")
    paper = papers.filter(stored_file__sha256=digest).first()
    if sealed is None or sealed.result == "unreadable":
        return answered(
            "altered" if content.startswith(b"%PDF") and sealed else "unreadable", None, "file", by=by, at=at
        )
    if sealed.result == "altered":
        return answered("altered", None, "file", by=by, at=at)
    if sealed.result != "intact" or paper is None:
        return answered("unknown", None, "file", by=by, at=at)
    licence = Licence.objects.select_related("department", "edition").filter(paper=paper).first()
    result: Result = worth(paper) if licence is None or paper.voided_at else standing(licence)
    return answered(result, licence, "file", by=by, at=at, organ=paper.department.name["zh-Hans"], paper=paper)


def worth(paper: Paper) -> Result:
    """What a genuine paper is worth: it may be void, or replaced by another."""
    return {"void": "void", "replaced": "replaced"}.get(paper.status, "genuine_paper")  # type: ignore[return-value]


def standing(licence: Licence) -> Result:
    """valid, or why not."""
    if licence.state == Licence.State.VALID:
        expired = licence.valid_to is not None and licence.valid_to < local(now()).date()
        return "expired" if expired else "valid"
    return {"suspended": "suspended", "replaced": "replaced"}.get(licence.state, "revoked")  # type: ignore[return-value]


def answered(
    result: Result,
    licence: Licence | None,
    way: str,
    *,
    by: Actor,
    at: datetime | None,
    organ: str = "",
    paper: Paper | None = None,
) -> Check:
    """Keep the check and give the answer."""
    Verification.objects.create(licence=licence, result=result, way=way, checked_at=at or now())
    stream = f"licence:{licence.reference}" if licence else "verify:unknown"
    record("licence.verify", stream=stream, by=by, at=at, detail={"result": result, "way": way})
    return Check(result, at or now(), licence, paper, organ, masked_face(licence) if licence else ())


def masked_face(licence: Licence) -> tuple[tuple[dict[str, str], str], ...]:
    """The face as the public may see it."""
    values = masked_elements(licence.face)
    fields = load(licence.edition).face
    return tuple(
        (field.label, mask(field.mask, values.get(field.id, "")) if field.mask else values.get(field.id, ""))
        for field in fields
    )
