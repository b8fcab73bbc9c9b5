"""文号: one after the other per organ, word and year (ADR 0132)."""

from datetime import datetime

from django.db import connection

from blueprints.loading import load
from records.clock import local
from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import Paper
from ..permissions import POLICY

NEXT = """INSERT INTO documents_numberseries (id, department_id, word, year, last) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (department_id, word, year) DO UPDATE SET last = documents_numberseries.last + 1 RETURNING last"""


@deed
def number_paper(paper: Paper, *, by: Actor, at: datetime | None = None) -> Paper:
    """Give a paper its number, once. A short transaction of its own: the series is locked for a moment only."""
    POLICY.require(by, "paper.make")
    paper = Paper.objects.select_for_update(of=("self",)).select_related("edition", "department").get(pk=paper.pk)
    if paper.number:
        return paper
    word, year = load(paper.edition).number_word, local(paper.ordered_at).year
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [uuid7(), paper.department_id, word, year])
        paper.number = f"{word}〔{year}〕{cursor.fetchone()[0]}号"
    paper.save(update_fields=["number"])
    stream = f"case:{paper.upper_ref}"
    record("paper.number", stream=stream, subject=paper.reference, by=by, at=at, detail={"number": paper.number})
    return paper
