"""The trail as JSON lines for an outsider: first line, roots, entries by leaf, ends of streams, count (ADR 0105)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from .actor import Actor
from .deeds import deed, record
from .models import TrailEntry, TrailHead, TrailRoot
from .permissions import POLICY
from .rules.proof import FORMAT, SHOWN

CHUNK = 2_000
COLUMNS = ("stream", "seq", *SHOWN)
Line = dict[str, Any]


@deed
def announce_export(*, by: Actor, at: datetime | None = None) -> None:
    """Whoever takes the trail out of the house is on it. Raises NotAllowed."""
    POLICY.require(by, "trail.export")
    record("trail.export", stream="trail:readings", by=by, at=at)


def export_lines(at: datetime) -> Iterator[str]:
    """All lines of the export; call it in one REPEATABLE READ transaction."""
    yield written({"kind": "file", "format": FORMAT, "exported_at": at.astimezone(UTC).isoformat()})
    for root in TrailRoot.objects.select_related("stamp").order_by("size"):
        yield written(root_line(root))
    count = 0
    for entry in entries():
        count += 1
        yield written(entry_line(entry))
    for head in TrailHead.objects.order_by("stream").iterator(CHUNK):
        yield written({"kind": "stream", "stream": head.stream, "seq": head.seq, "hash": bytes(head.hash).hex()})
    yield written({"kind": "end", "entries": count})


def root_line(root: TrailRoot) -> Line:
    """A root as an outsider gets it; the same line goes to the witness."""
    stamp = getattr(root, "stamp", None)
    return {
        "kind": "root",
        "size": root.size,
        "root": bytes(root.root).hex(),
        "algorithm": root.algorithm,
        "at": root.at.astimezone(UTC).isoformat(),
        "previous": bytes(root.previous).hex(),
        "signature": bytes(root.signature).hex(),
        "key": bytes(root.key).hex(),
        "stamp": bytes(stamp.token).hex() if stamp else None,
    }


def entries() -> Iterator[TrailEntry]:
    """Those in the tree by leaf, then those that wait or were taken out of it."""
    rows = TrailEntry.objects.select_related("leaf")
    last = -1
    while chunk := list(rows.filter(leaf__number__gt=last).order_by("leaf__number")[:CHUNK]):
        yield from chunk
        last = chunk[-1].leaf.number
    yield from outside_tree(rows.filter(leaf=None))


def outside_tree(rows: QuerySet[TrailEntry]) -> Iterator[TrailEntry]:
    """Entries without a leaf, by key."""
    chunk = list(rows.order_by("id")[:CHUNK])
    while chunk:
        yield from chunk
        chunk = list(rows.filter(id__gt=chunk[-1].id).order_by("id")[:CHUNK])


def entry_line(entry: TrailEntry) -> Line:
    """An entry: the hashed bytes, and the columns that are searched."""
    leaf = getattr(entry, "leaf", None)
    columns = {name: getattr(entry, name) for name in COLUMNS}
    columns["at"] = entry.at.astimezone(UTC).isoformat()
    return {
        "kind": "entry",
        "leaf": leaf.number if leaf else None,
        "body": entry.body,
        "previous": bytes(entry.prev_hash).hex(),
        "hash": bytes(entry.hash).hex(),
        "columns": columns,
    }


def written(line: Line) -> str:
    """One line."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
