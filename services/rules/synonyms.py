"""Words that mean something in the catalogue: what administrators say a word stands for widens a query. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from records.words import folded

from .features import HAN, LATIN, query_features, raise_to

HEAVIEST = 10  # a meaning of this weight counts as if it had been typed itself


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word (folded), the features of what it means, scaled by its weight, and the division it is said in."""

    word: str
    features: Mapping[str, float]
    region: str = ""


def meaning_of(word: str, means: str, weight: int, region: str = "") -> Meaning:
    """A synonym as search uses it; `weight` is 1 (a hint) to 10 (as good as typed)."""
    scaled = {feature: value * weight / HEAVIEST for feature, value in query_features(means).items()}
    return Meaning(folded(word).strip(), scaled, region)


def says(query: str, word: str) -> bool:
    """Whether a folded query holds a folded word: Chinese anywhere, Latin letters as whole words."""
    if HAN.search(word):
        return word in query
    return f" {' '.join(LATIN.findall(word))} " in f" {' '.join(LATIN.findall(query))} "


def widened(query: str, meanings: Iterable[Meaning], region: str = "") -> dict[str, float]:
    """The features of a query and of what its words mean in `region` (significant prefix of a division code)."""
    found = query_features(query)
    plain = folded(query)
    for meaning in meanings:
        if region.startswith(meaning.region) and says(plain, meaning.word):
            for feature, value in meaning.features.items():
                raise_to(found, feature, value)
    return found
