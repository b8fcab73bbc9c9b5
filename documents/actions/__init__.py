"""Deeds of papers."""

from .papers import make_paper, note_paper_read, order_paper

__all__ = ["make_paper", "note_paper_read", "order_paper"]
