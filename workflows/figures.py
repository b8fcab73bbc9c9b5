"""Figures of the supervisor's page, from the rows themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

MONTH = timedelta(days=30)
SHOWN = 12
WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class StageFigure:
    """One stage in one department over the last 30 days: done, average days, open, late; `share` draws its bar."""

    title: Any
    department: Any
    done: int
    days: float
    open: int
    late: int
    share: float = 0.0


def overview(visible: Any, at: datetime) -> dict[str, int]:
    """Open tasks, late ones, those due within a day, those that nobody took."""
    counted: dict[str, int] = visible.open().aggregate(
        open=Count("id"),
        late=Count("id", filter=Q(due_at__lt=at)),
        soon=Count("id", filter=Q(due_at__gte=at, due_at__lt=at + timedelta(days=1))),
        free=Count("id", filter=Q(holder=None)),
    )
    return counted


def departments_late(visible: Any, at: datetime) -> list[dict[str, Any]]:
    """Open tasks by department, those with most that are late first: open, late, due within a day."""
    rows: list[dict[str, Any]] = list(
        visible.open().values("department__reference", "department__name")
        .annotate(
            open=Count("id"), late=Count("id", filter=Q(due_at__lt=at)),
            soon=Count("id", filter=Q(due_at__gte=at, due_at__lt=at + timedelta(days=1))),
        )
        .order_by("-late", "-soon", "-open", "department__reference")[:SHOWN]
    )  # fmt: skip
    return rows


def bottlenecks(visible: Any, at: datetime) -> list[StageFigure]:
    """Stages by department, the slowest first: average days from opening to the decision over 30 days."""
    lasted = ExpressionWrapper(F("done_at") - F("opened_at"), output_field=DurationField())
    recent = Q(state="done", done_at__gte=at - MONTH)
    rows = (
        visible.filter(recent | Q(state="open")).values("key", "title", "department__name")
        .annotate(
            done=Count("id", filter=recent), mean=Avg(lasted, filter=recent), open=Count("id", filter=Q(state="open")),
            late=Count("id", filter=Q(state="open", due_at__lt=at)),
        )
        .order_by(F("mean").desc(nulls_last=True), "-late")[:SHOWN]
    )  # fmt: skip
    return drawn([stage_figure(row) for row in rows])


def stage_figure(row: dict[str, Any]) -> StageFigure:
    """One row of the grouped figures."""
    days = row["mean"].total_seconds() / 86400 if row["mean"] else 0.0
    return StageFigure(row["title"], row["department__name"], row["done"], days, row["open"], row["late"])


def drawn(figures: list[StageFigure]) -> list[StageFigure]:
    """With the length of each bar, the longest 100."""
    longest = max((figure.days for figure in figures), default=0.0) or 1.0
    return [
        StageFigure(f.title, f.department, f.done, f.days, f.open, f.late, round(f.days / longest * WIDTH, 1))
        for f in figures
    ]
