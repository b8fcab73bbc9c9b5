"""What a review (行政复议) or a judgment (行政诉讼) does to the decision it was about (practice 25). Pure."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["upheld", "illegal", "revoked", "redo", "changed", "ordered"]
AGAINST_NOTHING: frozenset[str] = frozenset({"upheld", "illegal", "ordered"})  # where no decision was made


@dataclass(frozen=True, slots=True)
class Effect:
    """`void`: what was granted and the decision's paper are worth nothing. `anew`: the organ has to decide again, as a
    case with a clock of its own."""

    void: bool = False
    anew: bool = False


def effect_of(outcome: str, *, ended: bool, granted: bool) -> Effect:
    """What follows from an outcome.

    维持 and 确认违法 leave the decision as it is. What was revoked against the applicant stands undecided again; what
    was revoked after a grant is void, and decided anew only where that was ordered (撤销并责令重作) or where the organ
    has to carry out what was changed (变更). 责令履行 opens a case that ended without a grant; one that runs goes on.
    """
    if outcome in {"upheld", "illegal"}:
        return Effect()
    if outcome == "ordered":
        return Effect(anew=ended and not granted)
    return Effect(void=ended, anew=ended and (outcome != "revoked" or not granted))
