"""An upload piece by piece: begun, continued where it stopped, taken as one file, or given up (tus 1.0)."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Sum

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import Piece, StoredFile, Upload
from ..rules.content import EMPTY, TOO_LARGE
from .storing import store_file

KEPT = timedelta(hours=24)
OPEN_FILES = 10  # times the largest file that one person may have under way
LOGIN = "请先登录，再上传文件。"
TOO_MANY = "您还有很多文件没有传完。请先传完或取消它们，再传新的。"
NOT_THERE = "这次上传已经结束或过期。请重新选择文件。"
OTHER_PLACE = "上传的位置对不上，请从已收到的地方继续。"
INCOMPLETE = "文件还没有传完，请继续上传。"


@deed
def begin_upload(*, name: str, length: int, by: Actor, at: datetime | None = None) -> Upload:
    """Announce a file of `length` bytes. Invalid for one that is empty, too large, or too much at once."""
    if by.kind == "anonymous":
        raise NotAllowed("upload.login", LOGIN)
    if not 0 < length <= settings.UPLOAD_MAX_BYTES:
        raise refused(EMPTY if length <= 0 else TOO_LARGE)
    under_way = Upload.objects.visible_to(by).open().aggregate(sum=Sum("length"))["sum"] or 0
    if under_way + length > OPEN_FILES * settings.UPLOAD_MAX_BYTES:
        raise refused(TOO_MANY)
    moment = at or now()
    upload: Upload = Upload.objects.create(
        owner=by.reference, name=name[:200], length=length, begun_at=moment, expires_at=moment + KEPT
    )
    note("upload.begin", upload, by, at)
    return upload


def refused(sentence: str) -> Invalid:
    """An upload that cannot be."""
    return Invalid("upload.refused", sentence, [Problem("file", sentence)])


def note(act: str, upload: Upload, by: Actor, at: datetime | None) -> None:
    """The trail of an upload; the file's name stays out of it."""
    detail = {"length": upload.length, "offset": upload.offset}
    record(act, stream=f"upload:{upload.reference}", subject=upload.reference, by=by, at=at, detail=detail)


@deed
def add_piece(upload: Upload, content: bytes, *, offset: int, by: Actor, at: datetime | None = None) -> Upload:
    """Append bytes at `offset`; Conflict when that is not where the upload stands, or when it is over."""
    upload = under_lock(upload, by)
    if offset != upload.offset:
        raise Conflict("upload.offset", OTHER_PLACE)
    if offset + len(content) > upload.length:
        raise refused(TOO_LARGE)
    if content:
        path = default_storage.save(f"uploads/{secrets.token_hex(20)}", ContentFile(content))
        Piece.objects.create(upload=upload, start=offset, size=len(content), path=path)
    Upload.objects.filter(pk=upload.pk).update(offset=F("offset") + len(content))
    upload.offset += len(content)
    note("upload.continue", upload, by, at)
    return upload


def under_lock(upload: Upload, by: Actor) -> Upload:
    """The upload as it stands, locked; Conflict when it is over or not one's own."""
    found: Upload | None = Upload.objects.visible_to(by).open().select_for_update().filter(pk=upload.pk).first()
    if found is None:
        raise Conflict("upload.over", NOT_THERE)
    return found


@deed
def take_upload(
    upload: Upload,
    *,
    purpose: str,
    by: Actor,
    at: datetime | None = None,
    person: str = "",
    case: str = "",
    region: str = "",
    stream: str = "",
) -> StoredFile:
    """Make the complete upload one stored file; again gives the same file. Refuses what store_file refuses."""
    known: StoredFile | None = StoredFile.objects.filter(upload=upload, upload__owner=by.reference).first()
    if known is not None:
        return known
    upload = under_lock(upload, by)
    if not upload.complete:
        raise Conflict("upload.incomplete", INCOMPLETE)
    stored = store_file(
        content_of(upload), name=upload.name, purpose=purpose, by=by, at=at, person=person, case=case, region=region,
        stream=stream,
    )  # fmt: skip
    upload.stored_file = stored
    upload.save(update_fields=["stored_file"])
    note("upload.take", upload, by, at)
    return stored


def content_of(upload: Upload) -> bytes:
    """The pieces put together."""
    parts = []
    for path in upload.pieces.order_by("start").values_list("path", flat=True):
        with default_storage.open(path, "rb") as piece:
            parts.append(piece.read())
    return b"".join(parts)


@deed
def abandon_upload(upload: Upload, *, by: Actor, at: datetime | None = None) -> None:
    """Give an upload up: row and pieces go."""
    upload = under_lock(upload, by)
    note("upload.abandon", upload, by, at)
    remove([upload])


def remove(uploads: list[Upload]) -> None:
    """Rows first; the pieces of a rolled-back removal would be missed, so they go after the commit."""
    paths = list(Piece.objects.filter(upload__in=uploads).values_list("path", flat=True))
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    transaction.on_commit(lambda: delete_all(paths))


def delete_all(paths: list[str]) -> None:
    """Remove pieces from the storage."""
    for path in paths:
        default_storage.delete(path)


@deed
def clear_uploads(*, by: Actor, at: datetime | None = None) -> int:
    """Remove what nobody has finished in a day, and the pieces of what has become a file; how many uploads."""
    moment = at or now()
    left = list(Upload.objects.expired(moment).select_for_update(skip_locked=True)[:500])
    spent = list(Piece.objects.filter(upload__stored_file__isnull=False)[:2000])
    if left or spent:
        record("upload.clear", stream="uploads", by=by, at=at, detail={"uploads": len(left), "pieces": len(spent)})
        paths = [piece.path for piece in spent]
        Piece.objects.filter(pk__in=[piece.pk for piece in spent]).delete()
        transaction.on_commit(lambda: delete_all(paths))
        remove(left)
    return len(left)
