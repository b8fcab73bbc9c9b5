"""Gathering a copy of everything about a person, one source per step."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record

from ..models import Export, ExportPart, PrivacyRequest
from ..permissions import POLICY, relations
from ..registry import personal_sources
from .answers import conclude

READY = "副本已经备好，请在有效期内下载。"


@deed
def gather_part(request: PrivacyRequest, *, by: Actor, at: datetime | None = None) -> bool:
    """Ask the next source and keep what it tells; whether all are done. Puts the errand of the next step."""
    POLICY.require(by, "request.answer", relations(by, request))
    export = Export.objects.select_for_update().get(request=request)
    sources = personal_sources.items()
    if export.done < len(sources):
        code, source = sources[export.done]
        body = json.dumps(source.export(request.person), ensure_ascii=False, default=str)
        part = ExportPart(export=export, source=code, order=export.done)
        part.body = body
        part.save()
        export.done, export.total = export.done + 1, len(sources)
        export.save(update_fields=["done", "total"])
        record(
            "privacy.gather",
            stream=f"person:{request.person}",
            by=by,
            at=at,
            subject=request.reference,
            detail={"source": code},
        )
        put("privacy.export", f"{request.reference}:{export.done}", request.reference)
    return export.done >= len(sources) and export.ready_at is None


def contents(export: Export) -> dict[str, Any]:
    """Everything that was gathered: source code → title and lines."""
    titles = dict(personal_sources.items())
    return {
        part.source: {"title": str(titles[part.source].title), "lines": json.loads(part.body.plain())}
        for part in export.parts.order_by("order")
    }


@deed
def finish_export(request: PrivacyRequest, pdf: str, *, by: Actor, at: datetime | None = None) -> Export:
    """Keep the PDF (base64) and say that the copy is ready until its day."""
    POLICY.require(by, "request.answer", relations(by, request))
    moment = at or now()
    export = Export.objects.select_for_update().get(request=request)
    if export.ready_at is None:
        export.pdf = pdf
        export.ready_at, export.expires_at = moment, moment + timedelta(days=settings.PRIVACY_EXPORT_DAYS)
        export.save(update_fields=["pdf", "ready_at", "expires_at"])
        conclude(PrivacyRequest.objects.get(pk=request.pk), "done", READY, by=by, at=moment)
    return export


def purge_exports(before: datetime, held: Any, by: Actor, at: datetime) -> int:
    """Remove copies whose day is over; `before` counts from their end. A hold keeps the originals, not copies."""
    rows = Export.objects.filter(expires_at__lt=before)
    return rows.delete()[1].get("privacy.Export", 0)
