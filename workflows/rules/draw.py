"""A draw that anybody can replay: a seed committed to beforehand orders a list that was fixed beforehand.

Before the draw only `commitment(seed)` and `list_digest(entries, salt)` are public; afterwards seed, salt and list are
opened and `replays` checks all of it. The order comes from HMAC-SHA-256 (RFC 2104, FIPS 180-4) of each entry under the
seed: nobody who published the commitment first can choose who wins, and the order of the list plays no part.
"""

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import dataclass

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class Draw:
    """Who was drawn, in order, and who waits, in order."""

    drawn: tuple[str, ...]
    waiting: tuple[str, ...]


def commitment(seed: bytes) -> str:
    """What is published before the draw: SHA-256 of the seed, hexadecimal. ValueError for a seed under 32 bytes."""
    if len(seed) < SEED_BYTES:
        raise ValueError("seed: 32 bytes at least")
    return hashlib.sha256(b"yiwang-draw-seed" + seed).hexdigest()


def list_digest(entries: Collection[str], salt: bytes) -> str:
    """A salted digest of the list, whatever its order. ValueError when an entry stands in it twice or is empty."""
    listed = sorted(entries)
    if len(set(listed)) != len(listed) or "" in listed:
        raise ValueError("entries: each once, none empty")
    digest = hashlib.sha256(b"yiwang-draw-list" + len(salt).to_bytes(4, "big") + salt)
    for entry in listed:
        content = entry.encode()
        digest.update(len(content).to_bytes(4, "big") + content)
    return digest.hexdigest()


def ticket(seed: bytes, entry: str) -> bytes:
    """The number an entry draws; the smallest comes first."""
    return hmac.new(seed, entry.encode(), hashlib.sha256).digest()


def ordered(seed: bytes, entries: Collection[str]) -> list[str]:
    """The entries in the order drawn."""
    return sorted(entries, key=lambda entry: (ticket(seed, entry), entry))


def draw(seed: bytes, entries: Collection[str], places: int) -> Draw:
    """Draw `places` of `entries` (each named once). ValueError for a negative number or a list that names one twice."""
    if places < 0:
        raise ValueError("places: none or more")
    list_digest(entries, b"")
    order = ordered(seed, entries)
    return Draw(tuple(order[:places]), tuple(order[places:]))


def replays(
    drawn: Draw, *, seed: bytes, salt: bytes, entries: Collection[str], committed: str, digest: str, places: int
) -> bool:
    """Whether a published draw is what the committed seed makes of the committed list."""
    fixed = hmac.compare_digest(commitment(seed), committed) and hmac.compare_digest(list_digest(entries, salt), digest)
    return fixed and draw(seed, entries, places) == drawn
