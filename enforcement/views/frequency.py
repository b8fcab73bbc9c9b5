"""Who is checked too often: for supervisors their region, for an organ its own firms."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest

from ..forms import TRIGGER_NAMES
from ..frequency import Line, lines_of
from ..models import Assignment
from ..rules.caps import FREQUENT
from ..rules.frequency import bars_of
from .gates import refuse_outsiders

PAGE = 50


@require_GET
def frequency(request: ActorRequest) -> HttpResponse:
    """The checks of a year by organ and firm, drawn and listed, the ones beyond the rule first."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    this = local_date(now()).year
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and 2020 <= int(said) <= this else this
    lines = lines_of(Assignment.objects.visible_to(request.actor), year)
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    most = max((max(line.tally.whole, line.tally.limit or 0) for line in lines), default=FREQUENT)
    context = {
        "year": year, "years": range(this, this - 3, -1), "page": page, "rows": [shown(line, most) for line in page],
        "often": sum(line.tally.too_often for line in lines), "frequent": FREQUENT,
    }  # fmt: skip
    return render(request, "enforcement/frequency.html", context)


def shown(line: Line, most: int) -> dict[str, Any]:
    """A line with its bars and the names of what triggered its case checks."""
    triggers = [(TRIGGER_NAMES.get(name, name), count) for name, count in sorted(line.tally.cases.items())]
    return {"line": line, "tally": line.tally, "bars": bars_of(line.tally, most), "triggers": triggers}
