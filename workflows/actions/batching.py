"""Batches: opened with a commitment, entered while the window is open, listed once with all that a replay needs."""

import secrets
from datetime import datetime
from decimal import Decimal
from typing import Literal

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.models import Department

from ..models import Batch, BatchEntry, Objection, Process
from ..permissions import POLICY, batch_relations, refuse_own_entry
from ..rules.batch import Listing, Window, listing, phase, ranked, struck
from ..rules.draw import SEED_BYTES, commitment, list_digest, ordered

SALT_BYTES = 16


@deed
def open_batch(
    item: str,
    *,
    method: Literal["score", "draw"],
    places: int,
    window: Window,
    department: Department,
    region: str,
    by: Actor,
    at: datetime | None = None,
) -> Batch:
    """Announce a batch; the commitment to its seed is public from now on, the seed is not."""
    POLICY.require(by, "batch.run", {"department"} if department.pk == by.department_id else ())
    if not (window.opens < window.closes < window.objections_until) or places < 1:
        sentence = "请按先后写明申报开始、截止和异议截止的时间，名额至少 1 个。"
        raise Invalid("batch.window", sentence, [Problem("window", sentence)])
    seed, salt = secrets.token_bytes(SEED_BYTES), secrets.token_bytes(SALT_BYTES)
    batch: Batch = Batch.objects.create(
        item=item, department=department, method=method, places=places, opens_at=window.opens, closes_at=window.closes,
        objections_until=window.objections_until, commitment=commitment(seed), secret=f"{seed.hex()} {salt.hex()}",
        region=region,
    )  # fmt: skip
    detail = {"item": item, "method": method, "places": places, "commitment": batch.commitment}
    record("batch.open", stream=f"batch:{batch.reference}", subject=batch.reference, by=by, at=at, detail=detail)
    return batch


@deed
def enter_batch(
    batch: Batch, case_ref: str, *, by: Actor, at: datetime | None = None, score: Decimal | None = None
) -> BatchEntry:
    """Enter a case, once, while the window is open; a batch that ranks by score needs one by the time of its list.

    An official enters what was applied for: a case of the batch's item and place, and none of their own. Raises
    NotAllowed, Invalid for a case that is none, Conflict when the batch takes no entries.
    """
    POLICY.require(by, "batch.enter", batch_relations(by, batch))
    if by.kind != "system":
        refuse_unknown_case(batch, case_ref)
        refuse_own_entry(by, case_ref)
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if phase_of(batch, at or now()) != "open":
        raise Conflict("batch.closed", "这一批现在不收申报。请看申报时间。")
    row, _ = BatchEntry.objects.get_or_create(
        batch=batch, case_ref=case_ref, defaults={"entered_at": at or now(), "score": score}
    )
    stream = f"batch:{batch.reference}"
    record("batch.enter", stream=stream, subject=batch.reference, by=by, at=at, detail={"case": case_ref})
    return row


def gone(batch: Batch) -> set[str]:
    """The cases of a batch that ended before its list, withdrawn or decided otherwise: they take nobody's place."""
    entered = batch.entries.values("case_ref")
    ended = Process.objects.filter(upper_ref__in=entered, parent_task=None).exclude(state=Process.State.RUNNING)
    return set(ended.values_list("upper_ref", flat=True))


def refuse_unknown_case(batch: Batch, case_ref: str) -> None:
    """Invalid for a number that no case of the batch's item bears there: it would take somebody's place in the draw."""
    known = Process.objects.filter(upper_ref=case_ref, item=batch.item, region__startswith=batch.region)
    if not known.exists():
        sentence = "没有这个编号的办件，或者它不是这个事项、这个地区的。请核对办件编号。"
        raise Invalid("batch.case", sentence, [Problem("case", sentence)])


@deed
def score_entry(entry: BatchEntry, score: Decimal, *, by: Actor, at: datetime | None = None) -> BatchEntry:
    """Give an entry its score, until the list is made; a changed score is a second entry in the trail."""
    batch = Batch.objects.select_for_update().get(pk=entry.batch_id)
    POLICY.require(by, "batch.run", batch_relations(by, batch))
    refuse_own_entry(by, entry.case_ref)
    if batch.listed_at is not None or batch.method != Batch.Method.SCORE:
        raise Conflict("batch.no_score", "名单已经公布，或者这一批不按评分排名，不能再评分。")
    entry.score = score
    entry.save(update_fields=["score"])
    detail = {"case": entry.case_ref, "score": str(score)}
    record("batch.score", stream=f"batch:{batch.reference}", subject=batch.reference, by=by, at=at, detail=detail)
    return entry


@deed
def list_batch(batch: Batch, *, by: Actor, at: datetime | None = None) -> Batch:
    """Rank all entries, once, after the window: the list, the seed and the salt are public from now on."""
    POLICY.require(by, "batch.run", batch_relations(by, batch))
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if phase_of(batch, at or now()) != "ranking":
        raise Conflict("batch.not_ranking", "申报截止以后才能排名，一批只排一次。请刷新页面。")
    left = gone(batch)
    rows = {row.case_ref: row for row in batch.entries.all() if row.case_ref not in left}
    missing = [ref for ref, row in rows.items() if row.score is None] if batch.method == Batch.Method.SCORE else []
    if missing:
        raise Conflict("batch.scores", f"还有 {len(missing)} 件没有评分。请先评分，再排名。")
    seed, salt = (bytes.fromhex(part) for part in batch.secret.plain().split())
    scores = {ref: float(row.score or 0) for ref, row in rows.items()}
    order = ranked(scores, seed) if batch.method == Batch.Method.SCORE else ordered(seed, rows)
    for number, ref in enumerate(order, 1):
        rows[ref].rank = number
    BatchEntry.objects.bulk_update(rows.values(), ["rank"])
    batch.digest, batch.seed, batch.salt, batch.listed_at = list_digest(rows, salt), seed.hex(), salt.hex(), at
    batch.save(update_fields=["digest", "seed", "salt", "listed_at"])
    detail = {"entries": len(rows), "digest": batch.digest, "seed": batch.seed, "salt": batch.salt}
    record("batch.list", stream=f"batch:{batch.reference}", subject=batch.reference, by=by, at=at, detail=detail)
    return batch


@deed
def strike_entry(entry: BatchEntry, *, reason: str, by: Actor, at: datetime | None = None) -> BatchEntry:
    """Strike an entry: an objection was upheld, or the place was given up. Who waits moves up by itself."""
    batch = Batch.objects.select_for_update().get(pk=entry.batch_id)
    POLICY.require(by, "batch.run", batch_relations(by, batch))
    refuse_own_entry(by, entry.case_ref)
    if not reason.strip():
        sentence = "请写明移出名单的理由：异议成立，或者本人放弃。"
        raise Invalid("batch.reason", sentence, [Problem("reason", sentence)])
    entry = BatchEntry.objects.select_for_update().get(pk=entry.pk)
    if batch.listed_at is None or entry.struck_at is not None:
        raise Conflict("batch.struck", "名单还没有公布，或者这一件已经移出。请刷新页面。")
    entry.struck_at, entry.reason = at, reason.strip()
    entry.save(update_fields=["struck_at", "reason"])
    stream = f"batch:{batch.reference}"
    record("batch.strike", stream=stream, subject=batch.reference, by=by, at=at, detail={"case": entry.case_ref})
    return entry


@deed
def conclude_batch(batch: Batch, *, by: Actor, at: datetime | None = None) -> Batch:
    """After the objections: places are given for good, once; the steps of processes that waited for it go on."""
    POLICY.require(by, "batch.run", batch_relations(by, batch))
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    open_ones = Objection.objects.filter(entry__batch=batch, answered_at=None).count()
    if phase_of(batch, at or now()) != "closed" or open_ones:
        sentence = f"还有 {open_ones} 件异议没有答复。" if open_ones else "异议期满以后才能确定结果。"
        raise Conflict("batch.not_over", sentence)
    if batch.concluded_at is None:
        batch.concluded_at = at
        batch.save(update_fields=["concluded_at"])
        found = standing(batch)
        detail = {"placed": len(found.placed), "waiting": len(found.waiting), "struck": len(found.struck)}
        record(
            "batch.conclude", stream=f"batch:{batch.reference}", subject=batch.reference, by=by, at=at, detail=detail
        )
        put("step.batch", batch.reference, batch.reference, region=batch.region)
    return batch


def window_of(batch: Batch) -> Window:
    """The batch's times."""
    return Window(batch.opens_at, batch.closes_at, batch.objections_until)


def phase_of(batch: Batch, at: datetime) -> str:
    """Where the batch stands."""
    return phase(window_of(batch), listed=batch.listed_at is not None, at=at)


def standing(batch: Batch) -> Listing:
    """Who has a place and who waits now."""
    rows = list(batch.entries.exclude(rank=None).order_by("rank"))
    first = listing([row.case_ref for row in rows], batch.places)
    return struck(first, {row.case_ref for row in rows if row.struck_at is not None})
