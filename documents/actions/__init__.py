"""Deeds of papers."""

from .numbering import number_paper
from .papers import make_paper, note_paper_read, order_paper
from .serving import confirm_address, note_delivery, revoke_address, serve_paper
from .voiding import replace_paper, void_paper

__all__ = [
    "confirm_address",
    "make_paper",
    "note_delivery",
    "note_paper_read",
    "number_paper",
    "order_paper",
    "replace_paper",
    "revoke_address",
    "serve_paper",
    "void_paper",
]
