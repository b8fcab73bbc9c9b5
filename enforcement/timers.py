"""By the clock: results are published and come down, finished draws are opened, what arrived becomes a matter."""

from datetime import datetime, timedelta

from exchange.models import Incoming
from records.clock import local_date
from records.ledger.actor import system_actor

from .actions.after import REMINDED, remind_rectification
from .actions.draws import open_draw
from .actions.matters import GRANT, PROMISE, place_of, take_matter
from .actions.publishing import publish_result, take_down
from .models import Draw, Finding, Matter, Publication, Step

BATCH = 500
NEAR = timedelta(days=2)


def watch_results(at: datetime) -> None:
    """One round."""
    day, by = local_date(at), system_actor("timers")
    rows = Publication.objects.select_related("assignment")
    for row in rows.filter(shown_from=None, due_on__lte=day)[:BATCH]:
        publish_result(row, by=by, at=at)
    for row in rows.filter(shown_to__lt=day, taken_down_at=None)[:BATCH]:
        take_down(row, by=by, at=at)
    for draw in Draw.objects.filter(state=Draw.State.DRAWN)[:BATCH]:
        open_draw(draw, by=by, at=at)


def watch_rectifications(at: datetime) -> None:
    """Firms whose day to put something right is near are told, each once."""
    day, told = local_date(at), Step.objects.filter(to=REMINDED).values("subject")
    rows = Finding.objects.filter(state=Finding.State.OPEN, due_on__gte=day, due_on__lte=day + NEAR)
    for finding in rows.exclude(reference__in=told).select_related("assignment")[:BATCH]:
        remind_rectification(finding, by=system_actor("timers"), at=at)


def gather_matters(at: datetime) -> None:
    """Grants and promises that came in and wait become matters of their department."""
    known = Matter.objects.values("message")
    rows = Incoming.objects.filter(kind__in=[PROMISE, GRANT], answered_at=None).exclude(reference__in=known)
    for row in rows.select_related("department")[:BATCH]:
        take_matter(
            row.reference, row.kind, department=row.department, region=row.region, premises=place_of(row),
            case_ref=row.case_ref, due_on=row.due_on, by=system_actor("timers"), at=at,
        )  # fmt: skip
