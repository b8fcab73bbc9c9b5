"""Editions, working copies, references."""

from .edition import Edition, Reference, WorkingCopy
from .imports import ImportFault, ImportRun

__all__ = ["Edition", "ImportFault", "ImportRun", "Reference", "WorkingCopy"]
