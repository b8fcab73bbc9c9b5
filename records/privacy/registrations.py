"""What privacy registers for itself and for the rooms below it; and its timer."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from records.files.models import StoredFile
from records.ledger.actor import Actor
from records.ledger.erasing import destroy_person_key
from records.ledger.models import PersonKey, ReadEntry
from records.ledger.registry import Timer, timers

from .actions.answers import words_of
from .actions.consents import end_consents
from .actions.exports import purge_exports
from .actions.retention import purge_slot
from .models import Consent, NoticeShown, PrivacyRequest
from .registry import Held, Line, PersonalSource, personal_sources


def export_readings(person: str) -> list[Line]:
    """Who read what; what may not be told yet is left out."""
    rows = ReadEntry.objects.filter(person=person).disclosed().order_by("id")
    return [
        {
            "时间": r.at.isoformat(),
            "部门": r.department,
            "内容": r.field,
            "目的": r.purpose,
            "依据": r.basis,
            "办件": r.case,
        }
        for r in rows
    ]


def export_files(person: str) -> list[Line]:
    """What was uploaded, by name and digest; the files themselves are downloaded from their cases."""
    rows = StoredFile.objects.filter(person=person).order_by("stored_at")
    return [
        {
            "文件名": f.name,
            "编号": f.reference,
            "字节": f.size,
            "SHA-256": f.sha256,
            "上传时间": f.stored_at.isoformat(),
        }
        for f in rows
    ]


def export_choices(person: str) -> list[Line]:
    """Consents and notices."""
    consents: list[Line] = [
        {
            "同意": c.purpose,
            "给出": c.given_at.isoformat(),
            "撤回": c.withdrawn_at.isoformat() if c.withdrawn_at else "",
        }
        for c in Consent.objects.filter(person=person).order_by("given_at")
    ]
    shown = NoticeShown.objects.filter(person=person).select_related("notice").order_by("at")
    return consents + [{"告知": s.notice.code, "版本": s.notice.number, "时间": s.at.isoformat()} for s in shown]


def withdraw_all(person: str, by: Actor, at: datetime) -> None:
    """An account that is closed consents to nothing."""
    end_consents(person, by=by, at=at)


def export_requests(person: str) -> list[Line]:
    """Requests with what was said and answered."""
    rows = PrivacyRequest.objects.filter(person=person).order_by("asked_at")
    return [
        {"请求": r.reference, "种类": r.kind, "时间": r.asked_at.isoformat(), "状态": r.state, **words_of(r)}
        for r in rows
    ]


def purge_trail_keys(before: datetime, held: Held, by: Actor, at: datetime) -> int:
    """Destroy the trail keys of people whose account was closed before; every proof of the trail still holds."""
    closed = PrivacyRequest.objects.filter(kind="closing", state="done", answered_at__lt=before)
    people = set(closed.values_list("person", flat=True)) - set(held.persons)
    due = PersonKey.objects.filter(person__in=people, destroyed_at=None).values_list("person", flat=True)
    for person in sorted(due):
        destroy_person_key(person, ground="retention_over", by=by, at=at)
    return len(due)


def none_kept(person: str) -> list[Line]:
    """Nothing readable: the trail speaks of people by reference only."""
    return []


SOURCES: dict[str, Any] = {
    "readings": PersonalSource(_("谁看过我的资料"), export_readings),
    "files": PersonalSource(_("上传的文件"), export_files),
    "choices": PersonalSource(_("同意与告知"), export_choices, close=withdraw_all),
    "requests": PersonalSource(_("我的请求"), export_requests, purges={"export": purge_exports}),
    "trail": PersonalSource(_("留痕中的加密内容"), none_kept, purges={"trail": purge_trail_keys}),
}
for name, source in SOURCES.items():
    personal_sources.register(name, source)
timers.register("purge", Timer(timedelta(days=1), purge_slot))
