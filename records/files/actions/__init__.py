"""Deeds of stored files."""

from .scanning import note_scan
from .storing import store_file
from .uploading import abandon_upload, add_piece, begin_upload, clear_uploads, take_upload

__all__ = [
    "abandon_upload", "add_piece", "begin_upload", "clear_uploads", "note_scan", "store_file", "take_upload",
]  # fmt: skip
