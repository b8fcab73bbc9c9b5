"""What the virus scanner said of a file."""

from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import StoredFile


@deed
def note_scan(stored: StoredFile, *, infected: bool, by: Actor, at: datetime | None = None) -> None:
    """Keep the scanner's verdict once; the content of an infected file is removed after the commit."""
    stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if stored.scanned_at is not None:
        return
    stored.scanned_at, stored.infected = at, infected
    stored.save(update_fields=["scanned_at", "infected"])
    detail = {"infected": infected, "sha256": stored.sha256}
    record("file.scan", stream=f"file:{stored.reference}", subject=stored.reference, by=by, at=at, detail=detail)
    if infected:
        transaction.on_commit(lambda: default_storage.delete(stored.path))
