"""Which rows are worth ranking when very many share a feature with the query. Pure.

A word such as 许可证 stands in every tenth name of a large catalogue, and ranking all of those takes a second. Rows
that hold a rare feature are few; of the common features several have to come together, in steps, each wider than the
one before: all parts of the query, all but one, any two, the rarest alone (ADR 0065).
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from .features import ENGLISH, SOUND, WORD

TOGETHER = (WORD, SOUND, ENGLISH)  # kinds whose features are parts of what was typed
MOST = 5  # features of a kind that are combined: the rarest

Alternative = tuple[str, ...]  # a row that holds all of these


def steps(features: Collection[str], common: Mapping[str, float]) -> Iterator[list[Alternative]]:
    """What to ask for, step by step; `common`: feature → share of all rows."""
    frequent = sorted((feature for feature in features if feature in common), key=lambda feature: common[feature])
    parts = [apart([feature for feature in frequent if feature[0] == kind])[:MOST] for kind in TOGETHER]
    asked: set[Alternative] = set()
    for size in (MOST, -1, 2):
        wider = {some for part in parts for some in combined(part, size)} - asked
        asked |= wider
        if wider:
            yield sorted(wider)
    if frequent:
        yield [(feature,) for feature in frequent[:2]]


def apart(words: list[str]) -> list[str]:
    """Without what is part of another: 许可 says nothing more than 许可证."""
    return [word for word in words if not any(word[1:] in other[1:] for other in words if other != word)]


def combined(part: list[str], size: int) -> Iterator[Alternative]:
    """All choices of `size` features of a kind (-1: all but one), or all of them when there are fewer."""
    if len(part) > 1:
        yield from combinations(part, min(len(part), max(2, len(part) - 1 if size == -1 else size)))
