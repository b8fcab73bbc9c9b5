"""Issuing exactly once; revoking."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from blueprints.loading import load
from blueprints.models import Edition
from documents.actions import order_paper
from records.clock import local
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict
from records.registers.models import Department
from records.vault.elements import seal_elements
from records.vault.masks import mask

from ..models import Licence
from ..permissions import POLICY
from ..rules.blueprint import LicenceType
from ..rules.identifier import make_identifier


@deed
def issue_licence(
    *,
    issue_key: str,
    type_code: str,
    holder: str,
    holder_name: str,
    face: dict[str, str],
    department: Department,
    decided_at: datetime,
    region: str,
    by: Actor,
    at: datetime | None = None,
    case_ref: str = "",
    recipients: list[str] | None = None,
) -> Licence:
    """Issue a certificate of `type_code` (a licence type edition) to `holder`, once per `issue_key`; order its paper.

    `face` gives the values by face field id; number, dates and identifier are made here. The licence carries the
    decision's date.
    """
    POLICY.require(by, "licence.issue")
    known: Licence | None = Licence.objects.filter(issue_key=issue_key).first()
    if known is not None:
        return known
    edition = Edition.objects.current("licence_type", now(), type_code).first()
    assert edition is not None, f"no licence type {type_code}"
    kind: LicenceType = load(edition)
    serial = "".join(secrets.choice(READABLE) for _ in range(16))
    day = local(decided_at).date()
    sensitive = [field.id for field in kind.face if field.sensitive]
    licence: Licence = Licence.objects.create(
        issue_key=issue_key,
        identifier=make_identifier(kind.type_code, department.code, serial),
        type_code=type_code,
        edition=edition,
        number=f"{kind.number_word}{serial[:12]}",
        holder=holder,
        holder_name_masked=mask("name", holder_name),
        face=seal_elements(face, sensitive, f"licence:{issue_key}"),
        department=department,
        case_ref=case_ref,
        region=region,
        decided_at=decided_at,
        valid_from=day,
        valid_to=last_day(day, kind.valid_years),
    )
    licence.paper = order_paper(
        kind.document,
        key=f"licence:{issue_key}",
        upper_ref=case_ref or licence.reference,
        region=region,
        by=by,
        at=at,
        data=paper_data(licence, kind, face),
        department=department,
        recipients=[holder, *(recipients or [])],
    )
    licence.save(update_fields=["paper"])
    detail = {"type": type_code, "identifier": licence.identifier, "holder": holder, "case": case_ref}
    stream = f"licence:{licence.reference}"
    record("licence.issue", stream=stream, subject=licence.reference, by=by, at=at, region=region, detail=detail)
    return licence


def last_day(first: date, years: int) -> date | None:
    """The last day of validity; None: long-term."""
    if not years:
        return None
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return first.replace(year=first.year + years, day=28)


def paper_data(licence: Licence, kind: LicenceType, face: dict[str, str]) -> dict[str, object]:
    """Merge fields of the certificate's paper."""
    lines = [[field.label["zh-Hans"], face.get(field.id, "")] for field in kind.face]
    until = f"{licence.valid_to:%Y-%m-%d}" if licence.valid_to else "长期"
    lines += [["编号", licence.number], ["有效期", f"{licence.valid_from:%Y-%m-%d} 至 {until}"]]
    address = f"{settings.SITE_URL}{reverse('licences:verify_code', args=[licence.reference])}"
    return {"title": kind.title["zh-Hans"], "face": lines, "identifier": licence.identifier, "qr": address}


@deed
def revoke_licence(licence: Licence, *, reason: str, by: Actor, at: datetime | None = None) -> Licence:
    """Revoke (撤销, 行政许可法 69): the public check says so from this moment."""
    POLICY.require(by, "licence.revoke", {"department"} if licence.department_id == by.department_id else set())
    licence = Licence.objects.select_for_update().get(pk=licence.pk)
    if licence.state == Licence.State.REVOKED:
        raise Conflict("licence.revoked", "这张证照已经撤销过了。")
    licence.move_to(Licence.State.REVOKED, reason)
    licence.save(update_fields=["state", "state_reason"])
    stream = f"licence:{licence.reference}"
    record("licence.revoke", stream=stream, subject=licence.reference, by=by, at=at, region=licence.region)
    return licence
