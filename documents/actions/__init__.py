"""Deeds of papers."""

from .numbering import number_paper
from .papers import make_paper, note_paper_read, order_paper

__all__ = ["make_paper", "note_paper_read", "number_paper", "order_paper"]
