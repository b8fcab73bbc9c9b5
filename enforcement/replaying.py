"""An opened draw as everybody gets it: values for the rules, JSON for machines (docs/formats, docs/draws.md)."""

from typing import Any

from .actions.draws import listed_of
from .models import Draw
from .rules.drawing import Opened, Pick


def opened_of(draw: Draw) -> Opened:
    """The values of a replay."""
    lots, drawers, places = listed_of(draw.listed)
    picks = [Pick(reference, tuple(officers)) for reference, officers in draw.picks]
    return Opened(draw.commitment, draw.digest, draw.seed, draw.salt, draw.share, lots, drawers, places, picks)


def published(draw: Draw) -> dict[str, Any]:
    """The same as JSON: references and certificate numbers, no names."""
    return {
        "draw": draw.reference, "commitment": draw.commitment, "digest": draw.digest, "seed": draw.seed,
        "salt": draw.salt, "share": draw.share, "lots": draw.listed["lots"], "officers": draw.listed["drawers"],
        "places": draw.listed["places"], "drawn": draw.picks,
    }  # fmt: skip
