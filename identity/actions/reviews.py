"""Access reviews: opened every quarter, each post confirmed or ended, what nobody confirmed suspended."""

from datetime import date, datetime

from django.conf import settings

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, NotAllowed
from records.registers.actions.entries import open_todo
from records.registers.models import Department

from ..models import AccessReview, Mandate, ReviewLine
from ..permissions import POLICY, reach
from ..rules.posts import ONESELF
from ..rules.quarters import term_of
from .mandates import end_mandate

LATE = {"zh-Hans": "岗位核对逾期未完成：{name}", "en": "Review of posts overdue: {name}"}


def open_reviews(*, by: Actor, at: datetime | None = None) -> int:
    """A review of this quarter for every department that has given posts and has none yet; how many were opened."""
    moment = at or now()
    day = local_date(moment)
    term = term_of(day, settings.ACCESS_REVIEW_DAYS, settings.ACCESS_REVIEW_GRACE_DAYS)
    given = Mandate.objects.of_now(day).values("department")
    departments = Department.objects.filter(pk__in=given).exclude(access_reviews__quarter=term.quarter)
    for department in departments.select_related("division"):
        open_review(department, by=by, at=at)
    return len(departments)


@deed
def open_review(department: Department, *, by: Actor, at: datetime | None = None) -> AccessReview:
    """Open a department's review of the quarter of `at`, with a line per post. Repeated: the review that exists."""
    POLICY.require(by, "review.open")
    moment = at or now()
    day = local_date(moment)
    term = term_of(day, settings.ACCESS_REVIEW_DAYS, settings.ACCESS_REVIEW_GRACE_DAYS)
    review: AccessReview
    review, fresh = AccessReview.objects.get_or_create(
        department=department, quarter=term.quarter,
        defaults={
            "region": department.division.prefix, "opened_at": moment, "due_on": term.due_on,
            "grace_until": term.grace_until,
        },
    )  # fmt: skip
    if fresh:
        posts = Mandate.objects.of_now(day).filter(department=department)
        ReviewLine.objects.bulk_create([ReviewLine(review=review, mandate=post) for post in posts])
        detail = {"quarter": term.quarter, "posts": review.lines.count(), "due": term.due_on.isoformat()}
        record("review.open", stream=f"review:{review.reference}", by=by, at=at, region=review.region, detail=detail)
    return review


@deed
def decide_line(line: ReviewLine, *, keep: bool, by: Actor, at: datetime | None = None) -> ReviewLine:
    """Confirm a post (a suspended one holds again) or end it at once. Nobody confirms their own.

    Raises NotAllowed to strangers, Conflict when the post was ended meanwhile.
    """
    line = (
        ReviewLine.objects.select_for_update(of=("self",))
        .select_related("mandate__department", "review")
        .get(pk=line.pk)
    )
    POLICY.require(by, "review.decide", reach(by, line.mandate.department))
    if line.mandate.person_id == by.person_id:
        raise NotAllowed("review.own", ONESELF)
    if line.mandate.ended_at is not None:
        raise Conflict("review.ended", "这个岗位已经结束，不用再确认。")
    if keep:
        Mandate.objects.filter(pk=line.mandate_id).update(suspended_at=None)
    else:
        end_mandate(line.mandate, by=by, at=at)
    line.outcome = ReviewLine.Outcome.CONFIRMED if keep else ReviewLine.Outcome.ENDED
    line.decided_at, line.decided_by = at, by.mandate or by.reference
    line.save(update_fields=["outcome", "decided_at", "decided_by"])
    detail = {"mandate": line.mandate.reference, "outcome": line.outcome}
    stream = f"review:{line.review.reference}"
    record("review.decide", stream=stream, by=by, at=at, subject=line.mandate.reference, detail=detail)
    close_when_done(line.review, by=by, at=at)
    return line


def close_when_done(review: AccessReview, *, by: Actor, at: datetime | None) -> None:
    """Close a review none of whose posts waits."""
    waiting = review.lines.filter(outcome__in=["", ReviewLine.Outcome.SUSPENDED], mandate__ended_at=None)
    if not waiting.exists():
        AccessReview.objects.filter(pk=review.pk, closed_at=None).update(closed_at=at)


def chase_reviews(*, by: Actor, at: datetime | None = None) -> int:
    """Tell the supervising organ of every review that is overdue; suspend what is unconfirmed after the grace."""
    day = local_date(at or now())
    late = list(AccessReview.objects.filter(closed_at=None, due_on__lt=day).select_related("department__division"))
    for review in late:
        tell_supervisor(review, by=by, at=at)
        if review.grace_until < day:
            suspend_unconfirmed(review, day=day, by=by, at=at)
    return len(late)


def tell_supervisor(review: AccessReview, *, by: Actor, at: datetime | None) -> None:
    """A to-do of the organ that supervises the department: the one above it, else its division's services bureau."""
    department = review.department
    organ = department.parent or Department.objects.filter(division=department.division, role="service_hall").first()
    open_todo(
        kind="access_review", key=review.reference, department=organ or department, subject_kind="access_review",
        subject=review.reference, by=by, at=at,
        sentence={code: text.format(name=department.name.get(code, "")) for code, text in LATE.items()},
    )  # fmt: skip


@deed
def suspend_unconfirmed(review: AccessReview, *, day: date, by: Actor, at: datetime | None = None) -> int:
    """Suspend the posts of a review that nobody confirmed in time; how many. They hold again once confirmed."""
    POLICY.require(by, "review.open")
    lines = list(review.lines.filter(outcome="", mandate__ended_at=None).select_for_update(of=("self",)))
    if not lines:
        return 0
    Mandate.objects.filter(pk__in=[line.mandate_id for line in lines]).update(suspended_at=at)
    ReviewLine.objects.filter(pk__in=[line.pk for line in lines]).update(
        outcome=ReviewLine.Outcome.SUSPENDED, decided_at=at, decided_by=by.reference
    )
    detail = {"posts": len(lines), "day": day.isoformat()}
    record("review.suspend", stream=f"review:{review.reference}", by=by, at=at, region=review.region, detail=detail)
    return len(lines)
