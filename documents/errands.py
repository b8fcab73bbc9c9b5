"""Work that workers do for papers."""

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import make_paper
from .models import Paper


def make(errand: Errand) -> None:
    """Make an ordered paper."""
    paper = Paper.objects.filter(reference=errand.ref).first()
    if paper is not None:
        make_paper(paper, by=system_actor("documents"))
