"""Work that workers do for papers."""

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import make_paper, number_paper, serve_paper
from .models import Paper


def make(errand: Errand) -> None:
    """Number an ordered paper in a transaction of its own, make it, then serve it."""
    by = system_actor("documents")
    paper = Paper.objects.filter(reference=errand.ref).first()
    if paper is None:
        return
    if paper.made_at is None:
        paper = make_paper(number_paper(paper, by=by), by=by)
    if not paper.deliveries.exists():
        serve_paper(paper, by=by)
