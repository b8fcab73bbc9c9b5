"""How well candidates answer a query: what each shares with it, the rarer the more. Pure (ADR 0065)."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

RARITY = 100.0  # a feature of one candidate counts log(101), one of 80 candidates log(2.25)
CHANCE = 0.1
FAINT = 0.1  # of the best score: what shares less than this is not worth a reader's time


def scores(query: Mapping[str, float], shared: Sequence[Collection[str]]) -> list[float]:
    """The score of each candidate from the features it shares with `query` (feature → how much it says).

    1 is the most there can be: all features, shared by nobody else. What merely chances to share a few stays below
    CHANCE.
    """
    holders = Counter(feature for features in shared for feature in features)
    weights = {feature: query[feature] * math.log(1 + RARITY / count) for feature, count in holders.items()}
    most = sum(query.values()) * math.log(1 + RARITY)
    return [sum(weights[feature] for feature in features) / most for features in shared]


def worth_showing(found: Sequence[float]) -> int:
    """How many of scores, best first, are no faint echo of the best; 0 (not scored) ends nothing by itself."""
    return sum(score >= found[0] * FAINT for score in found) if found else 0
