"""What many say: 集体讨论, after which the head decides, and the votes of an expert panel (practice 16). Pure."""

from collections.abc import Collection
from typing import Literal

Verdict = Literal["agree", "disagree", "abstain"]
QUORUM = 3  # a discussion of fewer is none


def majority(verdicts: Collection[str]) -> Verdict:
    """What more than half of those present hold; abstain when neither side reaches it."""
    if list(verdicts).count("agree") * 2 > len(verdicts):
        return "agree"
    return "disagree" if list(verdicts).count("disagree") * 2 > len(verdicts) else "abstain"


def differs(decision: str, verdicts: Collection[str]) -> bool:
    """Whether a head's decision (approve, refuse) goes against the majority; a tie binds nobody."""
    return majority(verdicts) == {"approve": "disagree", "refuse": "agree"}.get(decision)


def outcome(verdicts: Collection[str], *, seats: int, needed: int) -> Literal["approve", "refuse", ""]:
    """What a panel comes to: at once when enough agree or no longer can; an abstention is no agreement."""
    agreed, open_seats = list(verdicts).count("agree"), seats - len(verdicts)
    if agreed >= needed:
        return "approve"
    return "refuse" if agreed + open_seats < needed else ""
