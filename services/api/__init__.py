"""The same acts for machines: each endpoint calls the action that its page calls."""

from .acts import ALERT_ACTS, CASE_ACTS, FILE_ACTS
from .cases import Case, Cases
from .catalogue import Items, OneItem
from .certificates import AfterLife, Proceeding
from .drafts import Acknowledgement, Answers, DraftFile, Drafts, HeldValue, Submission
from .partners import Confirmation, Partners

__all__ = [
    "ALERT_ACTS", "CASE_ACTS", "FILE_ACTS", "Acknowledgement", "AfterLife", "Answers", "Case", "Cases", "Confirmation",
    "DraftFile", "Drafts", "HeldValue", "Items", "OneItem", "Partners", "Proceeding", "Submission",
]  # fmt: skip
