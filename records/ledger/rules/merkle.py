"""A Merkle tree that only grows (RFC 6962 §2.1): its right edge is all that is kept to append and to name the root."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from records.vault.digests import digest

LEAF, NODE = b"\x00", b"\x01"
WIDTH = 32  # bytes of a hash


@dataclass(slots=True)
class Frontier:
    """The roots of the complete subtrees of `size` leaves, the largest first."""

    algorithm: str = "sha256"
    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Add one leaf."""
        node, rest = digest(self.algorithm, LEAF + leaf), self.size
        while rest & 1:
            node = digest(self.algorithm, NODE + self.peaks.pop() + node)
            rest >>= 1
        self.peaks.append(node)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """Add leaves in order; itself."""
        for leaf in leaves:
            self.append(leaf)
        return self

    def root(self) -> bytes:
        """The tree's root; of no leaves the digest of nothing."""
        if not self.peaks:
            return digest(self.algorithm, b"")
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = digest(self.algorithm, NODE + peak + node)
        return node

    def dump(self) -> bytes:
        """The right edge as bytes."""
        return b"".join(self.peaks)


def load_frontier(algorithm: str, size: int, edge: bytes) -> Frontier:
    """A frontier from its kept edge; ValueError when the edge does not fit the size."""
    peaks = [edge[start : start + WIDTH] for start in range(0, len(edge), WIDTH)]
    if len(peaks) != size.bit_count():
        raise ValueError(f"an edge of {len(peaks)} hashes does not fit {size} leaves")
    return Frontier(algorithm, size, peaks)
