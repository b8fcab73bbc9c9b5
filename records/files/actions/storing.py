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
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Invalid, Problem

from ..models import StoredFile
from ..rules.content import BROKEN, EXTENSIONS, examine
from ..rules.pictures import FORMATS, re_encoded


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
    made_here: bool = False,
) -> StoredFile:
    """Store `content` (bytes) as a private file and return its row.

    A picture is kept re-encoded. What the house itself made (`made_here`: a paper it has just set and sealed) is not
    searched for scripts and attachments. Raises Invalid with a sentence when the content is no PDF, JPEG or PNG, is
    broken, locked, too large, or could run something.
    """
    examined = examine(content, settings.UPLOAD_MAX_BYTES, made_here=made_here)
    if examined.refusal:
        raise Invalid("file.refused", examined.refusal, [Problem("file", examined.refusal)])
    original, content = sha256_of(content), plain_content(content, examined.media_type)
    sha256 = sha256_of(content)
    place = f"{sha256[:2]}/{secrets.token_hex(20)}{EXTENSIONS[examined.media_type]}"
    path = default_storage.save(place, ContentFile(content))
    stored = StoredFile.objects.create(
        name=clean_name(name, examined.media_type),
        media_type=examined.media_type,
        size=len(content),
        pages=examined.pages,
        sha256=sha256,
        original_sha256=original if original != sha256 else "",
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
    if settings.CLAMD_ADDRESS:
        put("file.scan", stored.reference, stored.reference, region=region)
    return stored


def sha256_of(content: bytes) -> str:
    """Its SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def plain_content(content: bytes, media_type: str) -> bytes:
    """A picture re-encoded, anything else as it is; Invalid for a picture that is broken further down."""
    if media_type not in FORMATS:
        return content
    try:
        return re_encoded(content, media_type)
    except (OSError, ValueError, SyntaxError):
        raise Invalid("file.refused", BROKEN, [Problem("file", BROKEN)]) from None


def clean_name(name: str, media_type: str) -> str:
    """A file name safe to give back: no path, no control characters, the extension of its content."""
    stem = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]", "", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem).strip(". ") or "file"
    return stem[:120] + EXTENSIONS[media_type]
