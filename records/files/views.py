"""Doors of stored files: one's own file, and uploads in pieces (tus 1.0: core, creation, expiration, termination)."""

import base64
import binascii

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_GET, require_http_methods

from records.ledger.errors import Conflict
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from .actions import abandon_upload, add_piece, begin_upload
from .models import StoredFile, Upload

VERSION = "1.0.0"
PIECE = 8 * 1024 * 1024  # bytes taken in one request
MEDIA_TYPE = "application/offset+octet-stream"
SCANNING = "文件正在查毒，请过一会儿再打开。"
INFECTED = "这份文件查出病毒，已经删除。请在自己的设备上查毒后重新上传。"


def as_download(stored: StoredFile) -> FileResponse:
    """A stored file as an attachment that no cache keeps and no browser guesses at; Conflict while it is not safe."""
    if not stored.openable:
        raise Conflict("file.closed", INFECTED if stored.infected else SCANNING)
    response = FileResponse(stored.open(), as_attachment=True, filename=stored.name, content_type=stored.media_type)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
def download(request: ActorRequest, ref: str) -> FileResponse:
    """Give the file to whom it belongs."""
    return as_download(get_visible(StoredFile, request.actor, ref))


@require_http_methods(["OPTIONS", "POST"])
def uploads(request: ActorRequest) -> HttpResponse:
    """Announce an upload: 201 with its address; OPTIONS says what is spoken here."""
    if request.method == "OPTIONS":
        extra = {"Tus-Version": VERSION, "Tus-Extension": "creation,expiration,termination"}
        return spoken(204, {**extra, "Tus-Max-Size": str(settings.UPLOAD_MAX_BYTES)})
    refusal = other_version(request)
    if refusal is not None:
        return refusal
    length = whole_number(request.headers.get("Upload-Length", ""))
    if length is None:
        return spoken(400)
    if length > settings.UPLOAD_MAX_BYTES:
        return spoken(413)
    upload = begin_upload(name=name_in(request), length=length, by=request.actor)
    return spoken(201, {"Location": reverse("files:upload", args=[upload.reference]), **standing(upload)})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: ActorRequest, ref: str) -> HttpResponse:
    """Ask how far an upload has come, continue it there, or give it up."""
    row = get_visible(Upload, request.actor, ref)
    refusal = other_version(request)
    if refusal is not None:
        return refusal
    if request.method == "HEAD":
        return spoken(200, {**standing(row), "Upload-Length": str(row.length), "Cache-Control": "no-store"})
    if request.method == "DELETE":
        abandon_upload(row, by=request.actor)
        return spoken(204)
    return piece(request, row)


def piece(request: ActorRequest, row: Upload) -> HttpResponse:
    """One piece at the offset that its header names."""
    if request.content_type != MEDIA_TYPE:
        return spoken(415)
    offset = whole_number(request.headers.get("Upload-Offset", ""))
    if offset is None:
        return spoken(400)
    content = request.read(PIECE + 1)
    if len(content) > PIECE:
        return spoken(413)
    row = add_piece(row, content, offset=offset, by=request.actor)
    return spoken(204, standing(row))


def other_version(request: ActorRequest) -> HttpResponse | None:
    """412 for a client that speaks another version of the protocol."""
    return None if request.headers.get("Tus-Resumable") == VERSION else spoken(412, {"Tus-Version": VERSION})


def standing(row: Upload) -> dict[str, str]:
    """How far it has come and until when it is kept."""
    return {"Upload-Offset": str(row.offset), "Upload-Expires": http_date(row.expires_at.timestamp())}


def spoken(status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    """An answer of the protocol."""
    return HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **(headers or {})})


def whole_number(text: str) -> int | None:
    """A length or offset; None for anything that is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def name_in(request: ActorRequest) -> str:
    """The file's name in Upload-Metadata (`filename` and its base64); "file" when there is none."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                break
    return "file"
