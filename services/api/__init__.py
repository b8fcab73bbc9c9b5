"""The same acts for machines: each endpoint calls the action that its page calls."""

from .acts import ALERT_ACTS, CASE_ACTS, FILE_ACTS
from .cases import Case, Cases
from .catalogue import Items, OneItem
from .drafts import Answers, DraftFile, Drafts, Submission

__all__ = [
    "ALERT_ACTS", "CASE_ACTS", "FILE_ACTS", "Answers", "Case", "Cases", "DraftFile", "Drafts", "Items", "OneItem",
    "Submission",
]  # fmt: skip
