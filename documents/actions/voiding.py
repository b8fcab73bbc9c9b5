"""作废 and re-issue: the old paper stays, the public check says what it is worth."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..keeping import opened
from ..models import Paper
from ..permissions import require_may
from .papers import order_paper
from .serving import PERSON, tell

NO_REASON = "请写明理由，当事人会看到。"


@deed
def void_paper(paper: Paper, *, reason: str, by: Actor, at: datetime | None = None) -> Paper:
    """Declare a paper void, once: its check says so from this moment, its recipients are told."""
    require_may(by, "paper.void", paper)
    if not reason.strip():
        raise Invalid("paper.reason", NO_REASON, [Problem("reason", NO_REASON)])
    paper = Paper.objects.select_for_update(of=("self",)).select_related("department").get(pk=paper.pk)
    if paper.voided_at is not None or paper.made_at is None:
        raise Conflict("paper.voided", "这份文书已经作废，或还没有制作好。请刷新页面。")
    paper.voided_at = at
    paper.void_reason = reason.strip()
    paper.save(update_fields=["voided_at", "void_reason"])
    stream = f"case:{paper.upper_ref}"
    record("paper.void", stream=stream, subject=paper.reference, by=by, at=at, detail={"number": paper.number})
    for person in [who for who in paper.recipients if who.startswith(PERSON)]:
        tell(paper, "voided", person, by=by, at=at)
    return paper


@deed
def replace_paper(paper: Paper, *, by: Actor, at: datetime | None = None, data: dict[str, Any] | None = None) -> Paper:
    """Issue a paper anew (with `data` instead of the old values where given), once; the old one is then replaced.

    The new one is set in the edition in force today and has its own number. Certificates are replaced with their
    licence, not here: Conflict.
    """
    require_may(by, "paper.replace", paper)
    if load(paper.edition).template != "notice":
        raise Conflict("paper.certificate", "证照的纸面随证照补领、换领，不在这里换发。")
    if paper.made_at is None:
        raise Conflict("paper.not_made", "这份文书还没有制作好，不用换发。")
    values = {**opened(paper.data, paper.key), **(data or {})}
    fresh = order_paper(
        paper.kind, key=f"replace:{paper.reference}", upper_ref=paper.upper_ref, data=values,
        department=paper.department, recipients=paper.recipients, region=paper.region, by=by, at=at,
    )  # fmt: skip
    if fresh.replaces_id is None:
        fresh.replaces = paper
        fresh.save(update_fields=["replaces"])
    detail = {"by": fresh.reference}
    record("paper.replace", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at, detail=detail)
    return fresh
