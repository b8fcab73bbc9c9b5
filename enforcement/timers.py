"""Every hour: results that fall due are published, those whose time is over come down, finished draws are opened."""

from datetime import datetime

from records.clock import local_date
from records.ledger.actor import system_actor

from .actions.draws import open_draw
from .actions.publishing import publish_result, take_down
from .models import Draw, Publication

BATCH = 500


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
