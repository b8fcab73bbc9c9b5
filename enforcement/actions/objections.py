"""What a firm objects to a visit, and the organ's answer."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Inspection, Objection
from ..permissions import POLICY, on_visit
from .telling import tell_answered

WORDS = "请写明对哪一项检查有什么意见，希望怎么处理。"


@deed
def raise_objection(visit: Inspection, words: str, *, by: Actor, at: datetime | None = None) -> Objection:
    """The firm objects, once per visit."""
    POLICY.require(by, "objection.raise", on_visit(by, visit))
    if not words.strip():
        raise Invalid("objection.words", WORDS, [Problem("words", WORDS)])
    Inspection.objects.select_for_update().get(pk=visit.pk)
    if Objection.objects.filter(inspection=visit).exists():
        raise Conflict("objection.once", "这次检查已经提过异议，请等待答复。")
    row = Objection(inspection=visit, raised_by=by.reference, raised_at=at or now(), region=visit.region)
    row.words = words.strip()
    row.save()
    note("objection.raise", row, by, at)
    return row


@deed
def answer_objection(row: Objection, words: str, *, by: Actor, at: datetime | None = None) -> Objection:
    """The leading organ's head answers, once."""
    POLICY.require(by, "objection.answer", on_visit(by, row.inspection))
    sentence = "请写明核实的情况和答复意见。"
    if not words.strip():
        raise Invalid("objection.answer", sentence, [Problem("words", sentence)])
    rows = Objection.objects.select_for_update(of=("self",))
    row = rows.select_related("inspection__premises__firm", "inspection__lead").get(pk=row.pk)
    if row.answered_at is not None:
        raise Conflict("objection.answered", "这项异议已经答复。请刷新页面。")
    row.answer, row.answered_by, row.answered_at = words.strip(), by.mandate, at
    row.save()
    note("objection.answer", row, by, at)
    tell_answered(row, by=by, at=at)
    return row


def note(act: str, row: Objection, by: Actor, at: datetime | None) -> None:
    """One entry in the visit's trail."""
    stream = f"case:{row.inspection.reference}"
    record(act, stream=stream, subject=row.reference, by=by, at=at, region=row.region)
