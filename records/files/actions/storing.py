"""Taking a file in."""

import hashlib
import re
import secrets
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem

from ..models import StoredFile
from ..rules.content import EXTENSIONS, examine


@deed
def store_file(
    content: bytes,
    *,
    name: str,
    purpose: str,
    by: Actor,
    at: datetime | None = None,
    person: str = "",
    case: str = "",
    department: str = "",
    region: str = "",
    stream: str = "",
) -> StoredFile:
    """Store `content` (bytes) as a private file and return its row.

    Raises Invalid with a sentence when the content is no PDF, JPEG or PNG, is broken, locked or too large.
    """
    examined = examine(content, settings.UPLOAD_MAX_BYTES)
    if examined.refusal:
        raise Invalid("file.refused", examined.refusal, [Problem("file", examined.refusal)])
    sha256 = hashlib.sha256(content).hexdigest()
    place = f"{sha256[:2]}/{secrets.token_hex(20)}{EXTENSIONS[examined.media_type]}"
    path = default_storage.save(place, ContentFile(content))
    stored = StoredFile.objects.create(
        name=clean_name(name, examined.media_type),
        media_type=examined.media_type,
        size=len(content),
        pages=examined.pages,
        sha256=sha256,
        path=path,
        purpose=purpose,
        person=person,
        case=case,
        department=department,
        region=region,
        stored_at=at or now(),
        stored_by=by.reference,
    )
    detail = {"sha256": sha256, "size": len(content), "media_type": examined.media_type, "purpose": purpose}
    record(
        "file.store",
        stream=stream or f"file:{stored.reference}",
        subject=stored.reference,
        by=by,
        at=at,
        region=region,
        detail=detail,
    )
    return stored


def clean_name(name: str, media_type: str) -> str:
    """A file name safe to give back: no path, no control characters, the extension of its content."""
    stem = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]", "", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem).strip(". ") or "file"
    return stem[:120] + EXTENSIONS[media_type]
