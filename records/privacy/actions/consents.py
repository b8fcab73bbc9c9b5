"""Telling people what their data is used for; consents given and withdrawn."""

import hashlib
from datetime import datetime
from typing import Any

import rfc8785

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid

from ..models import Consent, NoticeShown, PrivacyNotice
from ..registry import purposes
from ..rules.grounds import consent_problem


@deed
def give_consent(purpose: str, *, by: Actor, at: datetime | None = None) -> Consent:
    """Agree to a purpose. Repeated: the consent that stands. Invalid where nobody may be asked (practice 28)."""
    if purpose not in purposes or by.kind == "anonymous":
        raise Invalid("consent.unknown", "没有这一项。请回到“同意与告知”页重新选择。")
    if problem := consent_problem(purposes.get(purpose)):
        raise Invalid("consent.statutory", problem)
    consent: Consent
    consent, fresh = Consent.objects.get_or_create(
        person=by.reference,
        purpose=purpose,
        withdrawn_at=None,
        defaults={"given_at": at or now(), "channel": by.channel},
    )
    if fresh:
        detail = {"purpose": purpose, "consent": consent.reference}
        record("consent.give", stream=f"person:{by.reference}", by=by, at=at, subject=by.reference, detail=detail)
    return consent


@deed
def withdraw_consent(purpose: str, *, by: Actor, at: datetime | None = None) -> bool:
    """Take a consent back, as easily as it was given; whether one stood. What was done before stays lawful (Art 15)."""
    standing = Consent.objects.running(by.reference, purpose).first()
    if standing is not None:
        standing.withdrawn_at = at
        standing.save(update_fields=["withdrawn_at"])
        detail = {"purpose": purpose, "consent": standing.reference}
        record("consent.withdraw", stream=f"person:{by.reference}", by=by, at=at, subject=by.reference, detail=detail)
    return standing is not None


@deed
def show_notice(
    code: str,
    content: dict[str, Any],
    *,
    department: Any,
    person: str,
    context: str,
    by: Actor,
    at: datetime | None = None,
) -> PrivacyNotice:
    """Note that `person` was told `content` when they began `context`; a changed content is a new version."""
    notice = version_of(code, content, department, at or now())
    shown = NoticeShown(notice=notice, person=person, context=context, at=at or now())
    NoticeShown.objects.bulk_create([shown], ignore_conflicts=True)
    detail = {"notice": notice.reference, "number": notice.number}
    record("notice.show", stream=f"draft:{context}", by=by, at=at, subject=context, detail=detail)
    return notice


def version_of(code: str, content: dict[str, Any], department: Any, at: datetime) -> PrivacyNotice:
    """The version with this very content, made when it is new."""
    sha256 = hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    rows = PrivacyNotice.objects.filter(code=code, department=department).order_by("-number")
    last: PrivacyNotice | None = rows.first()
    if last is not None and last.sha256 == sha256:
        return last
    made: PrivacyNotice
    made, _ = PrivacyNotice.objects.get_or_create(
        code=code, department=department, number=last.number + 1 if last else 1,
        defaults={"content": content, "sha256": sha256, "made_at": at},
    )  # fmt: skip
    return made


@deed
def end_consents(person: str, *, by: Actor, at: datetime | None = None) -> int:
    """Withdraw whatever a person agreed to: their account is closed."""
    count = Consent.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=at)
    record("consent.end", stream=f"person:{person}", by=by, at=at, subject=person, detail={"count": count})
    return count
