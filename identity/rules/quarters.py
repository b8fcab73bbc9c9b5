"""Quarters and the days of an access review. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Term:
    """A review's name ("2026Q4"), the day it is due, and the last day before unconfirmed posts are suspended."""

    quarter: str
    due_on: date
    grace_until: date


def quarter_of(day: date) -> str:
    """The quarter a local date lies in."""
    return f"{day.year}Q{(day.month - 1) // 3 + 1}"


def term_of(day: date, days: int, grace: int) -> Term:
    """The review that opens on `day`: due `days` later, with `grace` days more."""
    due = day + timedelta(days)
    return Term(quarter_of(day), due, due + timedelta(grace))
