"""Deeds of stored files."""

from .storing import store_file

__all__ = ["store_file"]
