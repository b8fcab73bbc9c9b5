"""The notary: gives entries gapless leaf numbers in its own order and signs a root over all of them (ADR 0105)."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

from records.vault import signing

from .actor import Actor, system_actor
from .clock import now
from .deeds import deed, put
from .models import TrailLeaf, TrailRoot
from .rules.merkle import Frontier, load_frontier
from .rules.statements import root_statement

BATCH = 50_000  # entries of one run; the rest waits for the next minute
ONE_NOTARY = "SELECT pg_try_advisory_xact_lock(hashtext('ledger.notary'))"
TAKE = """
WITH taken AS (
  DELETE FROM ledger_trailpending
  WHERE entry_id IN (SELECT entry_id FROM ledger_trailpending ORDER BY entry_id LIMIT %s)
  RETURNING entry_id)
SELECT e.id, e.hash FROM taken JOIN ledger_trailentry e ON e.id = taken.entry_id ORDER BY e.stream, e.seq
"""


def notarise_slot(at: datetime) -> None:
    """The timer's entrance; a root carries the moment it is made, not the slot's."""
    notarise(by=system_actor("notary"))


@deed
def notarise(*, by: Actor, at: datetime | None = None) -> TrailRoot | None:
    """Take what is pending into the tree and sign its root; None when nothing waits or another notary is at it."""
    moment = at or now()
    with connection.cursor() as cursor:
        cursor.execute(ONE_NOTARY)
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(TAKE, [BATCH])
        taken = cursor.fetchall()
    if not taken:
        return None
    last = TrailRoot.objects.order_by("-size").first()
    tree = tree_after(last)
    TrailLeaf.objects.bulk_create(
        [TrailLeaf(number=tree.size + place, entry_id=entry) for place, (entry, _) in enumerate(taken)], batch_size=5000
    )
    tree.extend(bytes(tip) for _, tip in taken)
    root = sign_root(tree, bytes(last.root) if last else b"", moment)
    if settings.TSA_URL or settings.TRAIL_WITNESS:
        put("root.witness", str(root.size), str(root.size))
    return root


def tree_after(last: TrailRoot | None) -> Frontier:
    """The tree as the last root left it. Its digest is that of the first root for good."""
    if last is None:
        return Frontier(settings.DIGEST)
    return load_frontier(last.algorithm, last.size, bytes(last.edge))


def sign_root(tree: Frontier, previous: bytes, at: datetime) -> TrailRoot:
    """Keep the signed root of the tree as it stands."""
    moment = at.astimezone(UTC)
    statement = root_statement(tree.size, tree.root(), tree.algorithm, moment.isoformat(), previous)
    root: TrailRoot = TrailRoot.objects.create(
        size=tree.size,
        root=tree.root(),
        algorithm=tree.algorithm,
        edge=tree.dump(),
        previous=previous,
        at=moment,
        signature=signing.sign(statement),
        key=signing.public_key(),
    )
    return root


def statement_of(root: TrailRoot) -> bytes:
    """The bytes that were signed."""
    at = root.at.astimezone(UTC).isoformat()
    return root_statement(root.size, bytes(root.root), root.algorithm, at, bytes(root.previous))
