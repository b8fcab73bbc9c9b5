"""Where and until when a decision can be contested: 行政复议 and 行政诉讼. Pure; of the law only titles and article
numbers are written here (practice 5), and every term is a value that an item's own law may replace (practice 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from records.calendar import WorkCalendar
from records.clock import Clock, local_date, reading

OrganKind = Literal["department", "vertical", "government", "provincial_government", "dispatched", "judicial"]
Act = Literal[
    "decision", "penalty", "on_the_spot_penalty", "failure_to_act", "information_refusal", "natural_resource_right"
]  # fmt: skip

REVIEW_LAW, COURT_LAW = "行政复议法", "行政诉讼法"
# acts that must go to review before a court takes them (行政复议法 23)
REVIEW_FIRST: frozenset[Act] = frozenset(
    {"on_the_spot_penalty", "failure_to_act", "information_refusal", "natural_resource_right"}
)

FIRST = (
    "的，应当自收到之日起{days}日内先向{review}申请行政复议；对复议决定不服的，"
    "可以自收到复议决定书之日起{after}日内向{court}提起行政诉讼。"
)
FIRST_ENGLISH = (
    "To contest this, first apply to {review} for administrative review within {days} days of receipt; against the "
    "review decision you may go to {court} within {after} days of receiving it."
)
EITHER = "的，可以自收到之日起{days}日内向{review}申请行政复议，也可以自收到之日起{months}个月内向{court}提起行政诉讼。"
EITHER_ENGLISH = (
    "To contest this, you may apply to {review} for administrative review within {days} days of receipt, or go to "
    "{court} within {months} months."
)


@dataclass(frozen=True, slots=True)
class Organ:
    """Who decided, and the organs around it, by name.

    `kind`: a department of a local government; one under vertical leadership (customs, taxation …), reviewed by the
    organ above it; a government below the province; a provincial one, which reviews itself; an office that a
    government dispatched (街道办事处); a judicial administration organ, where the applicant may choose. `government` is
    that of its own level (of a dispatched office: the one that set it up), `above` the organ or government above it.
    """

    kind: OrganKind
    name: str
    government: str
    above: str
    court: str
    higher_court: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Days for review, months for a court, days for a court after review, with the articles that say so."""

    review_days: int = 60
    court_months: int = 6
    after_review_days: int = 15
    review_basis: str = f"《{REVIEW_LAW}》第二十条"
    court_basis: str = f"《{COURT_LAW}》第四十六条"
    after_review_basis: str = f"《{COURT_LAW}》第四十五条"
    first_basis: str = f"《{REVIEW_LAW}》第二十三条"


@dataclass(frozen=True, slots=True)
class Remedies:
    """The organs of review (a choice where there are two), the court, whether review comes first, and the words."""

    review: tuple[str, ...]
    court: str
    review_first: bool
    lines: tuple[dict[str, str], ...]
    basis: tuple[str, ...]


def review_organs(organ: Organ) -> tuple[str, ...]:
    """Who reviews (行政复议法 24, 27, 28)."""
    chosen: Mapping[OrganKind, tuple[str, ...]] = {
        "department": (organ.government,), "vertical": (organ.above,), "government": (organ.above,),
        "provincial_government": (organ.name,), "dispatched": (organ.government,),
        "judicial": (organ.government, organ.above),
    }  # fmt: skip
    return chosen[organ.kind]


def competent_court(organ: Organ) -> str:
    """The court of the organ's seat; against a government of the county or above it the intermediate one
    (行政诉讼法 15, 18)."""
    higher = organ.kind in {"government", "provincial_government"} and organ.higher_court
    return organ.higher_court if higher else organ.court


def remedies(organ: Organ, act: Act = "decision", *, first_by_law: str = "", terms: Terms | None = None) -> Remedies:
    """The remedies against an act of `organ`.

    `first_by_law` cites the law that sends this act to review first beyond the general cases.
    """
    said = terms or Terms()
    review, court = review_organs(organ), competent_court(organ)
    first = bool(first_by_law) or act in REVIEW_FIRST
    name, english = "或者".join(review), " or ".join(review)
    subject = "认为行政机关没有依法履行职责" if act == "failure_to_act" else "不服本决定"
    days = {
        "review": name, "court": court, "days": said.review_days, "months": said.court_months,
        "after": said.after_review_days,
    }  # fmt: skip
    chinese, spoken = (FIRST, FIRST_ENGLISH) if first else (EITHER, EITHER_ENGLISH)
    line = {"zh-Hans": subject + chinese.format(**days), "en": spoken.format(**{**days, "review": english})}
    cited: tuple[str, ...] = (said.review_basis, said.court_basis)
    if first:
        cited = (first_by_law or said.first_basis, said.review_basis, said.after_review_basis)
    return Remedies(review, court, first, (line,), cited)


def last_days(received: datetime, calendar: WorkCalendar, terms: Terms | None = None) -> tuple[date, date]:
    """The last day for review and for a court; the day of receipt is not counted, a last day on a holiday rolls on."""
    said = terms or Terms()

    def last(count: int, unit: Literal["D", "M"]) -> date:
        due = reading(Clock(received, count, unit, "calendar_roll"), at=received, calendar=calendar).due
        assert due is not None
        return local_date(due)

    return last(said.review_days, "D"), last(said.court_months, "M")
