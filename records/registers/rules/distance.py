"""Distances on the ground."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0  # km, mean radius


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two (longitude, latitude) in degrees, in kilometres (haversine)."""
    (x1, y1), (x2, y2) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
