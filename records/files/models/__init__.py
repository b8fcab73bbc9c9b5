"""Stored files."""

from .stored import StoredFile

__all__ = ["StoredFile"]
