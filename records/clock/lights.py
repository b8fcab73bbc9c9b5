"""The light of e-supervision (domain.md §2.5)."""

from typing import Literal

Light = Literal["green", "yellow", "red", "paused", "done"]


def light_of(*, overdue: bool, paused: bool, left: float, total: float) -> Light:
    """Red once the due day is past; yellow when no more than max(1, 20 % of the term) is left; else green."""
    if overdue:
        return "red"
    if paused:
        return "paused"
    return "yellow" if left <= max(1.0, total * 0.2) else "green"
