"""The door to a stored file of one's own."""

from django.http import FileResponse
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from .models import StoredFile


def as_download(stored: StoredFile) -> FileResponse:
    """A stored file as an attachment that no cache keeps and no browser guesses at."""
    response = FileResponse(stored.open(), as_attachment=True, filename=stored.name, content_type=stored.media_type)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
def download(request: ActorRequest, ref: str) -> FileResponse:
    """Give the file to whom it belongs."""
    return as_download(get_visible(StoredFile, request.actor, ref))
