"""Work that workers do for papers."""

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import make_paper, number_paper
from .models import Paper


def make(errand: Errand) -> None:
    """Number an ordered paper in a transaction of its own, then make it."""
    paper = Paper.objects.filter(reference=errand.ref).first()
    if paper is not None and paper.made_at is None:
        make_paper(number_paper(paper, by=system_actor("documents")), by=system_actor("documents"))
