"""What a batch's page shows: where it stands, its list, its draw opened and replayed, its objections."""

from typing import Any

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.reading import note_reading

from .actions.batching import phase_of, standing
from .models import Batch, Objection
from .naming import item_names
from .permissions import POLICY, batch_relations
from .rules.batch import ranked
from .rules.draw import Draw, commitment, list_digest, ordered, replays

ALGORITHM = "HMAC-SHA-256(seed, entry), ascending; commitment SHA-256('yiwang-draw-seed' + seed)"


def opened_draw(batch: Batch) -> dict[str, Any]:
    """Commitment, seed, salt, digest, entries and order of a listed batch; no person is named."""
    rows = list(batch.entries.exclude(rank=None).order_by("rank"))
    return {
        "batch": batch.reference, "method": batch.method, "places": batch.places, "algorithm": ALGORITHM,
        "commitment": batch.commitment, "seed": batch.seed, "salt": batch.salt, "digest": batch.digest,
        "entries": sorted(row.case_ref for row in rows), "order": [row.case_ref for row in rows],
        "scores": {row.case_ref: str(row.score) for row in rows if row.score is not None},
    }  # fmt: skip


def replayed(batch: Batch) -> dict[str, bool]:
    """The draw done again from what is public: each check, and whether the order is the same."""
    told = opened_draw(batch)
    seed, salt, order = bytes.fromhex(told["seed"]), bytes.fromhex(told["salt"]), told["order"]
    if batch.method == Batch.Method.SCORE:
        same = ranked({case: float(score) for case, score in told["scores"].items()}, seed) == order
    else:
        drawn = Draw(tuple(order[: batch.places]), tuple(order[batch.places :]))
        public = {"committed": told["commitment"], "digest": told["digest"], "places": batch.places}
        same = replays(drawn, seed=seed, salt=salt, entries=told["entries"], **public) and ordered(seed, order) == order
    return {
        "seed": commitment(seed) == batch.commitment, "list": list_digest(order, salt) == batch.digest, "order": same,
    }  # fmt: skip


def batch_context(batch: Batch, actor: Actor) -> dict[str, Any]:
    """The context of the page for an actor."""
    runs = POLICY.allows(actor, "batch.run", batch_relations(actor, batch))
    found, listed = standing(batch), batch.listed_at is not None
    entries = list(batch.entries.order_by("rank", "entered_at"))
    objections = list(Objection.objects.visible_to(actor).filter(entry__batch=batch).select_related("entry"))
    for row in objections:
        note_reading(row.person, ["objection.words"], by=actor, purpose="case", case=batch.reference)
    return {
        "batch": batch, "name": item_names([batch.item]).get(batch.item),
        "phase": phase_of(batch, now()), "runs": runs, "count": len(entries),
        "enters": POLICY.allows(actor, "batch.enter", batch_relations(actor, batch)),
        "rows": [(row, place_of(row.case_ref, found)) for row in entries if row.rank] if listed else [],
        "entries": entries if runs and not listed else [], "checks": replayed(batch) if listed else {},
        "objections": objections, "objects": POLICY.allows(actor, "batch.object"),
    }  # fmt: skip


def place_of(case: str, found: Any) -> str:
    """placed, waiting or struck."""
    return "placed" if case in found.placed else "struck" if case in found.struck else "waiting"
