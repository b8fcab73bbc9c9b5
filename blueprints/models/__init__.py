"""Editions, working copies, references."""

from .edition import Edition, Reference, WorkingCopy
from .imports import ImportFault, ImportRun
from .kept import EditionKey, kept_rows

__all__ = ["Edition", "EditionKey", "ImportFault", "ImportRun", "Reference", "WorkingCopy", "kept_rows"]
