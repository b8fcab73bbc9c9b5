"""Rows of the ledger."""

from .base import Referenced, ReferenceField, Regional, Row
from .errand import Errand
from .idempotency import IdempotencyKey
from .keys import PersonKey
from .reading import ReadEntry
from .trail import TrailEntry, TrailHead, TrailPending

__all__ = [
    "Errand",
    "IdempotencyKey",
    "PersonKey",
    "ReadEntry",
    "ReferenceField",
    "Referenced",
    "Regional",
    "Row",
    "TrailEntry",
    "TrailHead",
    "TrailPending",
]
