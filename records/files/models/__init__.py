"""Stored files, and uploads on their way."""

from .stored import StoredFile
from .upload import Piece, Upload

__all__ = ["Piece", "StoredFile", "Upload"]
