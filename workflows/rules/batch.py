"""Batch items (批次申报): a window, a ranking by score or by draw, places, a waiting list (practice 24). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .draw import ordered

Phase = Literal["coming", "open", "ranking", "objections", "closed"]


@dataclass(frozen=True, slots=True)
class Window:
    """When applications are taken, and until when objections to the public list are."""

    opens: datetime
    closes: datetime
    objections_until: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """Who has a place, who waits (in order), who was struck after an objection."""

    placed: tuple[str, ...]
    waiting: tuple[str, ...]
    struck: tuple[str, ...] = ()


def phase(window: Window, *, listed: bool, at: datetime) -> Phase:
    """Where a batch stands at a moment; `listed`: its list is public."""
    if at < window.opens:
        return "coming"
    if at < window.closes:
        return "open"
    if not listed:
        return "ranking"
    return "objections" if at < window.objections_until else "closed"


def ranked(scores: Mapping[str, float], seed: bytes) -> list[str]:
    """By score, the highest first; equals in the order of the replayable draw."""
    tickets = {entry: number for number, entry in enumerate(ordered(seed, scores))}
    return sorted(scores, key=lambda entry: (-scores[entry], tickets[entry]))


def listing(order: Collection[str], places: int) -> Listing:
    """The first `places` have one, the others wait. ValueError for fewer than none."""
    if places < 0:
        raise ValueError("places: none or more")
    names = tuple(order)
    return Listing(names[:places], names[places:])


def struck(before: Listing, entries: Collection[str]) -> Listing:
    """Strike `entries` (an objection upheld, a place given up): the first who wait move up, in their order."""
    kept = [entry for entry in before.placed if entry not in entries]
    waiting = [entry for entry in before.waiting if entry not in entries]
    free = len(before.placed) - len(kept)
    gone = tuple(entry for entry in (*before.placed, *before.waiting) if entry in entries)
    return Listing((*kept, *waiting[:free]), tuple(waiting[free:]), (*before.struck, *gone))
