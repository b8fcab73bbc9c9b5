"""A schematic map: one hexagon per place, laid out in rings around the first (own drawing; no borders, ux.md §4.4)."""

from dataclasses import dataclass
from math import sqrt

SIZE = 56.0  # from the middle of a hexagon to a corner, in the drawing's units


@dataclass(frozen=True, slots=True)
class Tile:
    """The middle of a hexagon and its corners as an SVG polygon wants them."""

    x: float
    y: float
    corners: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tiles and the box around them: left, top, width, height."""

    tiles: tuple[Tile, ...]
    box: tuple[float, float, float, float]


def axial(count: int) -> list[tuple[int, int]]:
    """The first `count` places of a spiral on a hexagonal grid."""
    found, ring = [(0, 0)], 1
    while len(found) < count:
        q, r = ring, 0
        for dq, dr in ((-1, 1), (-1, 0), (0, -1), (1, -1), (1, 0), (0, 1)):
            for _ in range(ring):
                found.append((q, r))
                q, r = q + dq, r + dr
        ring += 1
    return found[:count]


def sheet(count: int) -> Sheet:
    """A drawing of `count` hexagons with flat sides left and right."""
    tiles = tuple(tile(q, r) for q, r in axial(count)) if count else ()
    if not tiles:
        return Sheet((), (0, 0, 0, 0))
    left, right = min(t.x for t in tiles) - SIZE, max(t.x for t in tiles) + SIZE
    top, bottom = min(t.y for t in tiles) - SIZE, max(t.y for t in tiles) + SIZE
    return Sheet(tiles, (round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)))


def tile(q: int, r: int) -> Tile:
    """The hexagon at a place of the grid."""
    x, y = SIZE * sqrt(3) * (q + r / 2), SIZE * 1.5 * r
    reach = SIZE * 0.96
    half, tall = reach * sqrt(3) / 2, reach / 2
    points = [(0, -reach), (half, -tall), (half, tall), (0, reach), (-half, tall), (-half, -tall)]
    return Tile(round(x, 1), round(y, 1), " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in points))
