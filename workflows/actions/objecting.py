"""Objections to a public list (异议): lodged in time, answered with reasons; one that is upheld strikes the entry."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem
from records.registers.actions.entries import close_todos, open_todo

from ..models import Batch, BatchEntry, Objection
from ..permissions import POLICY, batch_relations, refuse_own_entry
from .batching import phase_of, strike_entry

TODO = "batch_objection"


@deed
def lodge_objection(entry: BatchEntry, words: str, *, by: Actor, at: datetime | None = None) -> Objection:
    """Object to an entry, once per person, while objections are heard; with reasons."""
    POLICY.require(by, "batch.object")
    batch = Batch.objects.select_for_update(of=("self",)).select_related("department").get(pk=entry.batch_id)
    if phase_of(batch, at or now()) != "objections":
        raise Conflict("objection.late", "现在不是异议期。请看名单公示的时间。")
    if not words.strip():
        sentence = "请写明对哪里有异议、依据是什么。"
        raise Invalid("objection.words", sentence, [Problem("words", sentence)])
    known: Objection | None = entry.objections.filter(person=by.reference).first()
    if known is not None:
        raise Conflict("objection.again", "您对这一件已经提过异议，请等答复。")
    row = Objection(entry=entry, person=by.reference, lodged_at=at or now(), region=batch.region)
    row.words = words.strip()
    row.save()
    sentence_of = {"zh-Hans": "名单公示有异议，请核查答复", "en": "An objection to a list: please look into it"}
    open_todo(
        kind=TODO, key=row.reference, department=batch.department, subject_kind="batch", subject=batch.reference,
        sentence=sentence_of, by=by, at=at,
    )  # fmt: skip
    stream = f"batch:{batch.reference}"
    record("batch.object", stream=stream, subject=row.reference, by=by, at=at, detail={"case": entry.case_ref})
    return row


@deed
def answer_objection(
    objection: Objection, *, upheld: bool, answer: str, by: Actor, at: datetime | None = None
) -> Objection:
    """Answer with reasons, once; upheld: the entry leaves the list and whoever waits moves up."""
    batch = Batch.objects.select_for_update().get(entries=objection.entry_id)
    POLICY.require(by, "batch.run", batch_relations(by, batch))
    row: Objection = Objection.objects.select_for_update(of=("self",)).select_related("entry").get(pk=objection.pk)
    if row.person == by.reference:
        raise NotAllowed("objection.own", "这是您自己提的异议，请交给同事答复（回避）。")
    refuse_own_entry(by, row.entry.case_ref)
    if row.answered_at is not None:
        raise Conflict("objection.answered", "这件异议已经答复过了。请刷新页面。")
    if not answer.strip():
        sentence = "请写明核查情况和理由，提出异议的人会看到。"
        raise Invalid("objection.answer", sentence, [Problem("answer", sentence)])
    row.upheld, row.answer, row.answered_at, row.answered_by_id = upheld, answer.strip(), at, by.mandate_id
    row.save()
    stream = f"batch:{batch.reference}"
    record("batch.answer", stream=stream, subject=row.reference, by=by, at=at, detail={"upheld": upheld})
    close_todos(TODO, row.reference, stream=stream, by=by, at=at)
    if upheld and row.entry.struck_at is None:
        strike_entry(row.entry, reason=f"异议成立：{row.answer}"[:500], by=by, at=at)
    return row
