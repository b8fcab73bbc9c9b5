"""Pauses as a set: overlapping and touching ones are one, empty ones are nothing."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", date, datetime)


class Span(NamedTuple, Generic[T]):
    """[start, end); `end` None: open."""

    start: T
    end: T | None


def merged(pairs: Iterable[tuple[T, T | None]]) -> list[Span[T]]:
    """Disjoint spans in order; at most the last one is open."""
    found: list[Span[T]] = []
    for start, end in sorted((p for p in pairs if p[1] is None or p[0] < p[1]), key=lambda pair: pair[0]):
        last = found[-1] if found else None
        if last is None or (last.end is not None and last.end < start):
            found.append(Span(start, end))
        elif last.end is not None and (end is None or last.end < end):
            found[-1] = Span(last.start, end)
    return found


def opening(spans: list[Span[T]]) -> T | None:
    """Where the open pause begins, if there is one."""
    return spans[-1].start if spans and spans[-1].end is None else None


def covers(spans: list[Span[T]], point: T) -> bool:
    """Whether a pause stands at `point`."""
    return any(span.start <= point and (span.end is None or point < span.end) for span in spans)
