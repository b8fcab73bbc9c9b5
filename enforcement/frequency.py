"""How often firms are checked in a year, by organ: counted in two queries, judged by the rule, the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Min, Q

from records.registers.models import Department

from .models import Assignment, Firm, YearPlan
from .rules.caps import limit_for
from .rules.frequency import Tally


@dataclass(frozen=True, slots=True)
class Line:
    """One organ and one firm: the tally and a place of the firm (for its file)."""

    organ: Department
    firm: Firm
    place: str
    tally: Tally


def lines_of(rows: Any, year: int) -> list[Line]:
    """A line per organ and firm of the checks in `rows`, the most outside the cap first."""
    checks = rows.filter(year=year).exclude(state=Assignment.State.CANCELLED)
    groups = list(
        checks.order_by().values("department", "premises__firm").annotate(
            planned=Count("pk", filter=Q(counted=True), distinct=True),
            rechecks=Count("pk", filter=Q(kind=Assignment.Kind.RECHECK), distinct=True),
            risks=ArrayAgg("premises__risk", distinct=True), place=Min("premises__reference"),
        )
    )  # fmt: skip
    organs = Department.objects.in_bulk({group["department"] for group in groups})
    firms = Firm.objects.in_bulk({group["premises__firm"] for group in groups})
    cases, caps = cases_of(checks), caps_of(organs, year)
    found = []
    for group in groups:
        key = (group["department"], group["premises__firm"])
        limits = [limit_for(caps[key[0]], risk) for risk in group["risks"]] if key[0] in caps else []
        limit = max((one for one in limits if one is not None), default=None)
        tally = Tally(group["planned"], limit, cases.get(key, {}), group["rechecks"])
        found.append(Line(organs[key[0]], firms[key[1]], group["place"], tally))
    return sorted(found, key=lambda line: (not line.tally.too_often, -line.tally.whole, line.firm.name))


def cases_of(checks: Any) -> dict[tuple[Any, Any], dict[str, int]]:
    """Case checks by organ and firm, by what triggered them."""
    found: dict[tuple[Any, Any], dict[str, int]] = {}
    rows = checks.filter(kind=Assignment.Kind.CASE).order_by().values("department", "premises__firm", "trigger")
    for row in rows.annotate(n=Count("pk", distinct=True)):
        found.setdefault((row["department"], row["premises__firm"]), {})[row["trigger"]] = row["n"]
    return found


def caps_of(organs: Iterable[Any], year: int) -> dict[Any, dict[str, int]]:
    """The published caps of organs."""
    plans = YearPlan.objects.filter(department__in=list(organs), year=year, state=YearPlan.State.PUBLISHED)
    return {plan.department_id: plan.caps for plan in plans}
