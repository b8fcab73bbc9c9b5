"""What a person may be about to type: the keys a name is found by, and what was typed as such a key. Pure."""

import re
from collections.abc import Iterable, Iterator

from records.words import folded, initials, pinyin

from .features import HAN

LONGEST = 60  # characters of a key that are kept
FEWEST_LETTERS = 2  # Latin letters that must be typed; one Chinese character is enough
NAME, ALIAS = 2, 1  # an official name stands before an everyday one


def key_of(text: str) -> str:
    """Text as keys are compared: folded, letters and digits only."""
    return re.sub(r"[\W_]", "", folded(text))[:LONGEST]


def keys_of(text: str) -> set[str]:
    """The keys of a name: as written, in full pinyin, in initials."""
    plain = key_of(text)
    found = {plain}
    if HAN.search(plain):
        found |= {pinyin(plain)[:LONGEST], initials(plain)}
    return {key for key in found if key}


def suggestions_of(names: Iterable[str], aliases: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """(text, key, weight) of everything an entry may be typed as, each text once."""
    weights = dict.fromkeys(aliases, ALIAS) | dict.fromkeys(names, NAME)
    for text, weight in weights.items():
        yield from ((text, key, weight) for key in sorted(keys_of(text)))


def typed_key(typed: str) -> str:
    """What was typed, as a key prefix; empty when it is too short to suggest anything."""
    key = key_of(typed)
    return key if len(key) >= FEWEST_LETTERS or HAN.search(key) else ""
