"""Scanning a stored file; clearing uploads that nobody finished."""

from datetime import datetime

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import clear_uploads, note_scan
from .gateways import is_infected
from .models import StoredFile


def scan_file(errand: Errand) -> None:
    """Ask the scanner about a file that it has not seen."""
    stored = StoredFile.objects.filter(reference=errand.ref, scanned_at=None).first()
    if stored is None:
        return
    with stored.open() as content:
        infected = is_infected(content)
    note_scan(stored, infected=infected, by=system_actor("files"))


def clear(at: datetime) -> None:
    """Once an hour."""
    clear_uploads(by=system_actor("files"), at=at)
