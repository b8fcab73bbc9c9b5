"""Asking: for a copy, a correction, against a reading, for the end of the account. Each starts an answer clock."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from records.clock import Clock, reading
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from records.ledger.models import ReadEntry
from records.registers.actions.entries import open_todo
from records.registers.calendars import calendar_for
from records.registers.models import Department
from records.vault.elements import seal_elements

from ..models import Export, PrivacyRequest
from ..registry import personal_sources

OFFICE_ROLE = "service_hall"
NO_SUCH = "没有这一项资料，或者它不能在这里更正。请回到上一页重新选择。"
TODO = {
    "correction": {"zh-Hans": "有人请求更正个人信息，请在期限内答复。", "en": "Somebody asks for a correction."},
    "objection": {"zh-Hans": "有人对查阅提出异议，请在期限内答复。", "en": "Somebody objects to a reading."},
}  # fmt: skip


def answer_by(region: str, at: datetime) -> date:
    """The last day for an answer (个人信息保护法 50; the term is configured)."""
    shown = reading(Clock(at, settings.PRIVACY_ANSWER_DAYS), calendar=calendar_for(region), at=at)
    assert shown.due is not None
    return shown.due.date() if isinstance(shown.due, datetime) else shown.due


def open_request(
    kind: str, by: Actor, at: datetime, *, subject: str = "", department: Any = None, **words: str
) -> PrivacyRequest:
    """A new request with its clock; the one that is open when the same was asked before."""
    if by.kind not in {"person", "official"}:
        raise NotAllowed("privacy.person", "请先登录，再提出请求。")
    request: PrivacyRequest
    request, fresh = PrivacyRequest.objects.get_or_create(
        kind=kind, person=by.reference, subject=subject, state="open",
        defaults={"department": department, "asked_at": at, "due": answer_by(by.region, at), "region": by.region},
    )  # fmt: skip
    if not fresh:
        return request
    request.words = seal_elements(words, words, f"privacy:{request.reference}")
    request.save(update_fields=["words"])
    detail = {
        "kind": kind,
        "subject": subject,
        "department": department.code if department else "",
        "due": str(request.due),
    }
    record("privacy.ask", stream=f"person:{by.reference}", by=by, at=at, subject=request.reference, detail=detail)
    if kind in TODO:
        open_todo(
            kind="privacy", key=request.reference, department=department, subject_kind="privacy_request",
            subject=request.reference, sentence=TODO[kind], by=by, at=at,
        )  # fmt: skip
    return request


@deed
def ask_export(*, by: Actor, at: datetime | None = None) -> PrivacyRequest:
    """Ask for a copy of everything about oneself; workers gather it source by source."""
    moment = at or now()
    request = open_request("export", by, moment)
    _, fresh = Export.objects.get_or_create(request=request, defaults={"total": len(personal_sources.items())})
    if fresh:
        put("privacy.export", f"{request.reference}:0", request.reference)
    return request


@deed
def ask_correction(
    source: str, code: str, value: str, *, reason: str, by: Actor, at: datetime | None = None
) -> PrivacyRequest:
    """Ask whoever holds a datum to replace it by `value`; what is kept and what is asked for both stay, sealed."""
    kept = personal_sources.get(source) if source in personal_sources else None
    found = next((d for d in (kept.data(by.reference) if kept and kept.data else []) if d.code == code), None)
    if kept is None or kept.read is None or found is None:
        raise NotFound("privacy.datum", NO_SUCH)
    if not value.strip():
        raise Invalid("privacy.value", "请填写正确的内容。", [Problem("value", "请填写正确的内容。")])
    words = {"before": kept.read(by.reference, code), "after": value.strip(), "said": reason.strip()}
    if words["before"] == words["after"]:
        same = "填写的内容与现在登记的一样，不用更正。"
        raise Invalid("privacy.same", same, [Problem("value", same)])
    subject = f"{source}:{code}"
    if PrivacyRequest.objects.filter(person=by.reference, kind="correction", subject=subject, state="open").exists():
        raise Conflict("privacy.asked", "这一项已经请求更正，正在等答复。")
    return open_request("correction", by, at or now(), subject=subject, department=found.department, **words)


@deed
def object_to_reading(key: str, *, by: Actor, at: datetime | None = None) -> PrivacyRequest:
    """Object to one reading of one's data: the office that read it must answer (个人信息保护法 44, 50)."""
    entry = ReadEntry.objects.visible_to(by).filter(person=by.reference, id=as_key(key)).first()
    if entry is None:
        raise NotFound("privacy.reading", "没有这条查阅记录。")
    answered: PrivacyRequest | None = PrivacyRequest.objects.filter(
        person=by.reference, kind="objection", subject=key
    ).first()
    if answered is not None:
        return answered
    department = office_of(entry.department, by.region)
    return open_request("objection", by, at or now(), subject=key, department=department)


def as_key(key: str) -> UUID:
    """A row's key; NotFound when it is none."""
    try:
        return UUID(key)
    except ValueError:
        raise NotFound("privacy.reading", "没有这条查阅记录。") from None


def office_of(code: str, region: str) -> Department | None:
    """The department by its code; without one the services bureau of the county."""
    county = region[:6].ljust(12, "0")
    found = Department.objects.filter(code=code).first() if code else None
    return found or Department.objects.filter(role=OFFICE_ROLE, division__code=county).first()


@deed
def ask_closing(*, by: Actor, at: datetime | None = None) -> PrivacyRequest:
    """Close one's account. Invalid names what still stands in the way (an open case, a post)."""
    found = [
        sentence
        for _, source in personal_sources.items()
        if source.obstacles
        for sentence in source.obstacles(by.reference)
    ]
    if found:
        raise Invalid("privacy.closing", found[0], [Problem("closing", sentence) for sentence in found])
    request = open_request("closing", by, at or now())
    put("privacy.closing", request.reference, request.reference)
    return request
