"""Editions, working copies, references."""

from .edition import Edition, Reference, WorkingCopy

__all__ = ["Edition", "Reference", "WorkingCopy"]
