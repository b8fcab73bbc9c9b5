"""Where a decision about a case can be contested: computed for its organ; the same on papers, pages and over the API.

Only what an organ decides as an authority can be contested in this way; of a public service the item says what to do.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from blueprints.loading import load
from documents.remedies import remedies_against
from documents.rules.remedies import Act, Remedies, last_days
from records.clock import local
from records.ledger.kept import Kept
from records.registers.calendars import calendar_for

from .models import Application, ReviewOutcome
from .rules.item import Item

PUBLIC_SERVICE = "20"
OUTCOMES = Kept(
    lambda cases: (
        ReviewOutcome.objects.filter(application__in=cases)
        .select_related("application", "anew")
        .order_by("-recorded_at")
    )
)
AGAINST: dict[str, Act] = {"refused": "decision", "not_accepted": "decision", "terminated": "decision"}


class Contest(NamedTuple):
    """What can be contested about a case, where, and until when (None: counted from receipt, which is not yet)."""

    case: Application
    act: Act
    remedies: Remedies
    review_by: date | None
    court_by: date | None


def remedies_of(case: Application, act: Act = "decision") -> Remedies | None:
    """The remedies against an act in a case, where there are any; the item may send it to review first."""
    item: Any = load(case.edition)
    if not isinstance(item, Item) or item.type >= PUBLIC_SERVICE:
        return None
    cited = {basis.id: basis.cited for basis in item.legal_basis}
    return remedies_against(case.department, act, first_by_law=cited.get(item.review_first, ""))


def remedy_lines(case: Application, item: Item, act: Act = "decision") -> list[dict[str, str]]:
    """What a paper says at its end: the computed remedies, or the item's own words."""
    found = remedies_of(case, act)
    if found is not None:
        return list(found.lines)
    return [dict(item.remedies)] if item.remedies else []


def contest_of(case: Application, at: datetime) -> Contest | None:
    """What the party may contest now: a decision against them, or that none was made in the statutory time.

    Of one about which a review or a court has spoken see `contests_of`.
    """
    act = AGAINST.get(case.state)
    if act is None and not case.ended and case.statutory_due is not None and case.statutory_due < local(at).date():
        act = "failure_to_act"
    found = remedies_of(case, act) if act else None
    if act is None or found is None:
        return None
    if act == "failure_to_act" or case.delivered_at is None:
        return Contest(case, act, found, None, None)
    review_by, court_by = last_days(case.delivered_at, calendar_for(case.region))
    return Contest(case, act, found, review_by, None if found.review_first else court_by)


def contests_of(cases: Iterable[Application], outcomes: Iterable[ReviewOutcome], at: datetime) -> list[Contest]:
    """What can be contested about cases; once a review or a court has spoken, its own paper says what remains."""
    spoken = {row.application_id for row in outcomes}
    return [found for case in cases if case.pk not in spoken and (found := contest_of(case, at))]


def outcomes_of(cases: Iterable[Application]) -> list[ReviewOutcome]:
    """What reviews and courts decided about these cases, the latest first, with what was opened anew."""
    spoken = [case.pk for case in cases if getattr(case, "reviewed", True)]
    return OUTCOMES(spoken) if spoken else []
