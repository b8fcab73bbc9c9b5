"""Rows of the ledger."""

from .base import Referenced, ReferenceField, Regional, Row
from .errand import Errand
from .idempotency import IdempotencyKey
from .keys import PersonKey
from .notary import TrailLeaf, TrailRoot, TrailStamp
from .reading import ReadEntry, ReadingDelay
from .rotation import KeyRotation
from .trail import TrailEntry, TrailHead, TrailPending
from .unmasking import Unmasking

__all__ = [
    "Errand",
    "IdempotencyKey",
    "KeyRotation",
    "PersonKey",
    "ReadEntry",
    "ReadingDelay",
    "ReferenceField",
    "Referenced",
    "Regional",
    "Row",
    "TrailEntry",
    "TrailHead",
    "TrailLeaf",
    "TrailPending",
    "TrailRoot",
    "TrailStamp",
    "Unmasking",
]
